import type { SealingKey } from '../../shared/contract/central.ts';
import { seal, type Binding } from '../../shared/seal/envelope.ts';
import { sha256, type SealedAttachment } from './freeze.ts';
import type { Draft } from './port.ts';

/** Closes one clear attachment for central and recovery; the station itself cannot read it again. */
export type SealAttachment = (
  attachment: Draft['attachments'][number],
  recipients: readonly SealingKey[],
  binding: Binding,
) => Promise<SealedAttachment>;

export const sealAttachment: SealAttachment = async ({ name, jpeg }, recipients, binding) => {
  const sealed = await seal(jpeg, recipients, binding);
  const about = {
    name,
    sha256: sha256(sealed),
    clearSha256: sha256(jpeg),
    bytes: sealed.length,
    mediaType: 'image/jpeg' as const,
  };
  return { about, sealed };
};

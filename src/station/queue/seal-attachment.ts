import type { SealingKey } from '../../shared/contract/central.ts';
import { prepareSeal, sealPrepared, type Binding, type Preparation } from '../../shared/seal/envelope.ts';
import { sha256, type SealedAttachment } from './freeze.ts';
import type { Draft } from './port.ts';

/** Both formats of one photo. */
const kept = 2;

/**
 * Closes clear attachments for central and recovery; the station itself cannot read them again. The slow half of each envelope needs
 * neither the picture nor the command: it is kept ready, so that a person who presses « save » does not wait for it.
 */
export class Sealer {
  #ready: { readonly of: string; readonly preparation: Promise<Preparation> }[] = [];

  /** Makes ready for these recipients; what was ready for others is dropped. */
  warm(recipients: readonly SealingKey[]): void {
    const of = JSON.stringify(recipients);
    this.#ready = this.#ready.filter((one) => one.of === of);
    while (this.#ready.length < kept) {
      const preparation = prepareSeal(recipients);
      preparation.catch(() => undefined); // heard again by the save that uses it
      this.#ready.push({ of, preparation });
    }
  }

  async seal(
    { name, jpeg }: Draft['attachments'][number],
    recipients: readonly SealingKey[],
    binding: Binding,
  ): Promise<SealedAttachment> {
    const of = JSON.stringify(recipients);
    const at = this.#ready.findIndex((one) => one.of === of);
    const preparation = at < 0 ? prepareSeal(recipients) : this.#ready.splice(at, 1)[0]?.preparation;
    const sealing = sealPrepared(jpeg, await (preparation ?? prepareSeal(recipients)), binding);
    const clearSha256 = sha256(jpeg); // while the other threads encrypt
    const sealed = await sealing;
    const about = {
      name,
      sha256: sha256(sealed),
      clearSha256,
      bytes: sealed.length,
      mediaType: 'image/jpeg' as const,
    };
    return { about, sealed };
  }
}

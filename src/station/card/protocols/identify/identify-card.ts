import { err, ok, type Result } from '../../../../shared/domain/result.ts';
import type { CardError, PresentCard } from '../../terminal.ts';
import { plainChannel } from '../desfire/channel.ts';
import { getVersion, type DesfireVersion } from '../desfire/version.ts';
import { isCardError } from '../errors.ts';
import { parseAtr } from './atr.ts';

/** What lies on the reader, as far as encoding is concerned. */
export type CardKind =
  | { readonly kind: 'classic'; readonly model: '1k' | '4k' | 'mini' }
  /** MIFARE Ultralight and NTAG 21x: readers give both the same name. Its capability container says the size. */
  | { readonly kind: 'ultralight' }
  | { readonly kind: 'desfire'; readonly version: DesfireVersion }
  /** Its UID can be read, and that is all we know. */
  | { readonly kind: 'unknown' };

/** Card names of storage cards (PC/SC part 3, supplemental document on storage cards). */
const storageCards: Readonly<Record<number, CardKind>> = {
  0x0001: { kind: 'classic', model: '1k' },
  0x0002: { kind: 'classic', model: '4k' },
  0x0003: { kind: 'ultralight' },
  0x0026: { kind: 'classic', model: 'mini' },
  0x003a: { kind: 'ultralight' }, // Ultralight C: its first pages are those of an Ultralight
};

/** Names a card by its ATR, and asks a card of ISO/IEC 14443-4 whether it is a DESFire, and which. */
export async function identifyCard(card: PresentCard): Promise<Result<CardKind, CardError>> {
  const atr = parseAtr(Buffer.from(card.atr, 'hex'));
  if (atr.kind === 'storage') return ok(storageCards[atr.name] ?? { kind: 'unknown' });
  if (atr.kind === 'other') return ok({ kind: 'unknown' });
  const version = await getVersion(plainChannel(card));
  if (version.ok) return ok({ kind: 'desfire', version: version.value });
  return isCardError(version.error) ? err(version.error) : ok({ kind: 'unknown' });
}

import { concat, hexBytes } from './bytes.ts';
import type { CardRandom } from './random.ts';

/** First byte of a UID that is drawn anew at each activation (ISO/IEC 14443-3, 6.5.4, table 7). */
const RANDOM_UID = 0x08;

/** Sizes of a UID: single, double, triple (ISO/IEC 14443-3, 6.5.4). */
const SIZES: readonly number[] = [4, 7, 10];

/** Where the UID of a card comes from: always the same, or another one at each power-on. */
export type UidSource = () => Uint8Array;

/** The UID of the chip, hex of 4, 7 or 10 bytes. */
export function fixedUid(hex: string): UidSource {
  const uid = hexBytes(hex);
  if (!SIZES.includes(uid.length)) throw new Error(`a UID has 4, 7 or 10 bytes, not ${uid.length}`);
  return () => uid.slice();
}

/** Four bytes beginning with 08, drawn at each call. */
export function randomUid(random: CardRandom): UidSource {
  return () => concat(Uint8Array.of(RANDOM_UID), random('UID', 3));
}

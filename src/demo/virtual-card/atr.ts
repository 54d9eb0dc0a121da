import { concat, EMPTY, hexBytes, littleEndian } from './bytes.ts';

/** Registered identifier of the PC/SC Workgroup (PC/SC part 3, rev. 2.01, 3.1.3.2.3.2). */
const PCSC_RID = hexBytes('A000000306');

/** Byte SS of the ATR: ISO/IEC 14443 A, part 3 (PC/SC part 3, supplement of storage cards). */
const ISO_14443_A_3 = 0x03;

/** Bytes NN of the ATR (PC/SC part 3, supplement of storage cards: card names). NTAG goes by the name of its ancestor. */
export const CARD_NAME = {
  none: 0x0000,
  classic1K: 0x0001,
  ultralight: 0x0003,
} as const;

/** Historical bytes of a DESFire: category indicator 80 and nothing else. */
export const DESFIRE_HISTORICAL = Uint8Array.of(0x80);

/** ATR of a storage card: historical bytes 80 4F 0C RID SS NN 00000000 (PC/SC part 3, rev. 2.01, 3.1.3.2.3.2). */
export function storageCardAtr(name: number): Uint8Array {
  const nameBytes = littleEndian(name, 2).reverse();
  const body = concat(PCSC_RID, Uint8Array.of(ISO_14443_A_3), nameBytes, new Uint8Array(4));
  return contactlessAtr(concat(Uint8Array.of(0x80, 0x4f, body.length), body));
}

/** ATR of any contactless card: 3B 8n 80 01, historical bytes, check byte (PC/SC part 3, rev. 2.01, 3.1.3.2.3.1). */
export function contactlessAtr(historical: Uint8Array = EMPTY): Uint8Array {
  const checked = concat(Uint8Array.of(0x80 | historical.length, 0x80, 0x01), historical);
  const check = checked.reduce((sum, byte) => sum ^ byte, 0);
  return concat(Uint8Array.of(0x3b), checked, Uint8Array.of(check));
}

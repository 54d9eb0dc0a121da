/** What a PC/SC reader says of a contactless card by its ATR. */
export type AtrContent =
  /** A card that speaks ISO/IEC 14443-4: the historical bytes of its ATS (type A). */
  | { readonly kind: 'iso14443-4'; readonly historical: Uint8Array }
  /** A storage card, named by the reader. */
  | { readonly kind: 'storage'; readonly standard: number; readonly name: number }
  | { readonly kind: 'other' };

/** TS, and the interface bytes that every contactless ATR has (PC/SC part 3, rev. 2.01, 3.1.3.2.3.1). */
const TS = 0x3b;
const TD1 = 0x80;
const TD2 = 0x01;
/** Category indicator, application identifier, its length, RID of PC/SC (part 3, rev. 2.01, 3.1.3.2.3.2). */
const STORAGE_PREFIX = [0x80, 0x4f, 0x0c, 0xa0, 0x00, 0x00, 0x03, 0x06];
const STORAGE_BYTES = 15;

/** Reads the ATR that a PC/SC reader made for a contactless card; a wrong checksum or any other ATR is `other`. */
export function parseAtr(atr: Uint8Array): AtrContent {
  const [ts, t0 = 0, td1, td2] = atr;
  const count = t0 & 0x0f;
  if (ts !== TS || t0 >> 4 !== 0x8 || td1 !== TD1 || td2 !== TD2 || atr.length !== 5 + count)
    return { kind: 'other' };
  if (atr.subarray(1).reduce((sum, byte) => sum ^ byte, 0) !== 0) return { kind: 'other' }; // TCK: ISO/IEC 7816-3, 8.2.5
  const historical = atr.slice(4, 4 + count);
  if (count !== STORAGE_BYTES || STORAGE_PREFIX.some((byte, index) => historical[index] !== byte))
    return { kind: 'iso14443-4', historical };
  const [standard = 0, high = 0, low = 0] = historical.subarray(STORAGE_PREFIX.length);
  return { kind: 'storage', standard, name: (high << 8) | low };
}

/** The condition of a block: its bits C1 C2 C3 as one number, C1 the highest (MF1S50YYX_V1 data sheet, 8.7.1). */
export type Condition = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** The conditions of the three data blocks (or groups of five) of a sector, and of its trailer. */
export type Conditions = readonly [first: Condition, second: Condition, third: Condition, trailer: Condition];

/** Trailer conditions under which a key can still change the access bits (MF1S50YYX_V1 data sheet, 8.7.2, table 7). */
const CHANGEABLE: readonly number[] = [0b001, 0b011, 0b101];

/** The three access bytes, every bit with its complement (MF1S50YYX_V1 data sheet, 8.7.1). */
export function encodeAccessBits(conditions: Conditions): Uint8Array {
  const bit = (shift: number) =>
    conditions.reduce<number>(
      (nibble, condition, block) => nibble | (((condition >> shift) & 1) << block),
      0,
    );
  const [c1, c2, c3] = [bit(2), bit(1), bit(0)];
  const not = (nibble: number) => ~nibble & 0x0f;
  return Uint8Array.of((not(c2) << 4) | not(c1), (c1 << 4) | not(c3), (c3 << 4) | c2);
}

/** The conditions in three access bytes; null when one complement is wrong: such a trailer blocks its sector for ever. */
export function decodeAccessBits(bytes: Uint8Array): Conditions | null {
  const [, middle = 0, last = 0] = bytes;
  const [c1, c2, c3] = [middle >> 4, last & 0x0f, last >> 4];
  const of = (block: number) =>
    ((((c1 >> block) & 1) << 2) | (((c2 >> block) & 1) << 1) | ((c3 >> block) & 1)) as Condition;
  const conditions: Conditions = [of(0), of(1), of(2), of(3)];
  return encodeAccessBits(conditions).every((byte, index) => byte === bytes[index]) ? conditions : null;
}

/** Whether some key can still change the access bits. */
export const areChangeable = ([, , , trailer]: Conditions): boolean => CHANGEABLE.includes(trailer);

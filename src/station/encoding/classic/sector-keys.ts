import { concatBytes } from '../../../shared/seal/bytes.ts';
import type { SectorKey } from '../../card/protocols/classic/classic.ts';
import type { Conditions } from '../../card/protocols/classic/access-bits.ts';
import type { Trailer } from '../../card/protocols/classic/trailer.ts';

/** Conditions of the two protections (MF1S50YYX_V1 data sheet, 8.7.2 and 8.7.3, tables 7 and 8); `key-a` is that of a blank card. */
export const protections = {
  'key-a': [0, 0, 0, 1],
  'key-b': [4, 4, 4, 3],
} as const satisfies Record<string, Conditions>;

/** Both keys of a sector. */
export interface SectorKeys {
  readonly a: Uint8Array;
  readonly b: Uint8Array;
}

/** The trailer that a sector has in the end. */
export const trailerWith = ({ a, b }: SectorKeys, protection: keyof typeof protections): Trailer => ({
  keyA: a,
  keyB: b,
  conditions: protections[protection],
});

/** The key that may write in the end. */
export const writerOf = ({ a, b }: SectorKeys, protection: keyof typeof protections): SectorKey =>
  protection === 'key-b' ? { type: 'b', key: b } : { type: 'a', key: a };

/**
 * Keys of a sector whose trailer was torn: bytes are written from the first to the last, so that a key may begin as the new one
 * and go on as the old one. As long as the access bits are the old ones key A writes, and after that the key of the protection.
 */
export function tornKeys(
  blank: SectorKeys,
  wanted: SectorKeys,
  protection: keyof typeof protections,
): SectorKey[] {
  const mixed = (type: 'a' | 'b', from: number): SectorKey[] =>
    Array.from({ length: 7 - from }, (_, index) => ({
      type,
      key: concatBytes(wanted[type].slice(0, from + index), blank[type].slice(from + index)),
    }));
  return [...mixed('a', 1), ...(protection === 'key-b' ? mixed('b', 0) : [])];
}

import { err, ok, type Result } from '../../../../shared/domain/result.ts';
import { concatBytes } from '../../../../shared/seal/bytes.ts';
import { areChangeable, decodeAccessBits, encodeAccessBits, type Conditions } from './access-bits.ts';
import { BLOCK_BYTES } from './layout.ts';

/** Bytes of a key. */
export const KEY_BYTES = 6;
/** Where the access bytes are in a trailer: after key A, and before the free byte and key B. */
const ACCESS = { from: KEY_BYTES, to: KEY_BYTES + 3 };

/** Keys and rights of a sector. */
export interface Trailer {
  readonly keyA: Uint8Array;
  readonly keyB: Uint8Array;
  readonly conditions: Conditions;
  /** Byte 9, free for the user; 69 on a new card. */
  readonly userByte?: number;
}

/** The 16 bytes of a trailer (MF1S50YYX_V1 data sheet, 8.6.3). */
export function encodeTrailer({ keyA, keyB, conditions, userByte = 0x69 }: Trailer): Uint8Array {
  if (keyA.length !== KEY_BYTES || keyB.length !== KEY_BYTES)
    throw new Error('a key of MIFARE Classic has 6 bytes');
  return concatBytes(keyA, encodeAccessBits(conditions), Uint8Array.of(userByte), keyB);
}

/**
 * Whether these bytes may be written to a trailer: access bits that agree with their complements, and that some key
 * can change again. Anything else cannot be undone.
 */
export function checkTrailer(
  bytes: Uint8Array,
): Result<Conditions, 'classic.trailer-invalid' | 'classic.trailer-final'> {
  const conditions = decodeAccessBits(bytes.subarray(ACCESS.from, ACCESS.to));
  if (bytes.length !== BLOCK_BYTES || !conditions) return err('classic.trailer-invalid');
  return areChangeable(conditions) ? ok(conditions) : err('classic.trailer-final');
}

/** The access bytes and the user byte, which every allowed trailer lets read: all of a trailer that can be read back. */
export const visiblePart = (trailer: Uint8Array): Uint8Array => trailer.slice(ACCESS.from, ACCESS.to + 1);

import { createCipheriv, createDecipheriv } from 'node:crypto';
import { concat, equal } from '../bytes.ts';

/** Bytes of a block and of a key of AES-128 (FIPS 197). */
export const AES_BLOCK = 16;

/** Initial vector of zeros. */
export const ZERO_IV = new Uint8Array(AES_BLOCK);

/** AES-128 in CBC mode without padding (NIST SP 800-38A, 6.2). */
export function encrypt(key: Uint8Array, data: Uint8Array, iv: Uint8Array = ZERO_IV): Uint8Array {
  const cipher = createCipheriv('aes-128-cbc', key, iv).setAutoPadding(false);
  return concat(cipher.update(data), cipher.final());
}

/** Undoes {@link encrypt}. */
export function decrypt(key: Uint8Array, data: Uint8Array, iv: Uint8Array = ZERO_IV): Uint8Array {
  const cipher = createDecipheriv('aes-128-cbc', key, iv).setAutoPadding(false);
  return concat(cipher.update(data), cipher.final());
}

/** The last block of what was enciphered: the next initial vector of a chain. */
export function lastBlock(data: Uint8Array): Uint8Array {
  return data.slice(data.length - AES_BLOCK);
}

/** Zeros up to a whole number of blocks; nothing when it is one (ISO/IEC 9797-1, padding method 1). */
export function padZero(data: Uint8Array): Uint8Array {
  return concat(data, new Uint8Array((AES_BLOCK - (data.length % AES_BLOCK)) % AES_BLOCK));
}

/** 80, then zeros up to a whole number of blocks; always at least one byte (ISO/IEC 9797-1, padding method 2). */
export function padMarked(data: Uint8Array): Uint8Array {
  return padZero(concat(data, Uint8Array.of(0x80)));
}

/** Takes {@link padMarked} away; undefined when the padding is not what it should be. */
export function unpadMarked(data: Uint8Array): Uint8Array | undefined {
  const clear = data.slice(0, Math.max(0, data.lastIndexOf(0x80)));
  return equal(padMarked(clear), data) ? clear : undefined;
}

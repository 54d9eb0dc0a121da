import { cbc } from '@noble/ciphers/aes';

/** Bytes of one AES block (FIPS 197, 5). */
export const AES_BLOCK = 16;

/** The block of zeros that a chain begins with. A new one each time: nobody can spoil it for the others. */
export const zeroBlock = (): Uint8Array => new Uint8Array(AES_BLOCK);

/** AES-CBC of whole blocks, without padding (NIST SP 800-38A, 6.2). `key` is 16, 24 or 32 bytes, `iv` 16. */
export function encryptCbc(key: Uint8Array, iv: Uint8Array, blocks: Uint8Array): Uint8Array {
  return cbc(key, iv, { disablePadding: true }).encrypt(blocks);
}

/** The reverse of {@link encryptCbc}. */
export function decryptCbc(key: Uint8Array, iv: Uint8Array, blocks: Uint8Array): Uint8Array {
  return cbc(key, iv, { disablePadding: true }).decrypt(blocks);
}

/** The AES of one block: what CBC gives for it after a block of zeros. */
export const encryptBlock = (key: Uint8Array, block: Uint8Array): Uint8Array =>
  encryptCbc(key, zeroBlock(), block);

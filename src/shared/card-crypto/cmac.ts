import { AES_BLOCK, encryptBlock, encryptCbc, zeroBlock } from './aes.ts';
import { padWithMarker } from './padding.ts';

/** What the left shift of a subkey is corrected with when a bit falls out (RFC 4493, 2.3: const_Rb). */
const REDUCTION = 0x87;

/** The two subkeys of AES-CMAC (RFC 4493, 2.3): `first` for whole blocks, `second` for padded ones. */
export function cmacSubkeys(key: Uint8Array): { first: Uint8Array; second: Uint8Array } {
  const first = double(encryptBlock(key, zeroBlock()));
  return { first, second: double(first) };
}

/**
 * AES-CMAC, 16 bytes (RFC 4493, 2.4). The chain begins with `iv`: zeros in the RFC, the MAC of the message before in
 * the secure messaging of MIFARE DESFire EV1.
 */
export function aesCmac(key: Uint8Array, message: Uint8Array, iv = zeroBlock()): Uint8Array {
  const { first, second } = cmacSubkeys(key);
  const whole = message.length > 0 && message.length % AES_BLOCK === 0;
  return cmacOfBlocks(key, whole ? message : padWithMarker(message), whole ? first : second, iv);
}

/** The last block of the chain over whole blocks, the last of which is masked with a subkey. */
export function cmacOfBlocks(
  key: Uint8Array,
  blocks: Uint8Array,
  subkey: Uint8Array,
  iv = zeroBlock(),
): Uint8Array {
  const masked = blocks.slice();
  const last = masked.length - AES_BLOCK;
  subkey.forEach((byte, index) => (masked[last + index] = (masked[last + index] ?? 0) ^ byte));
  return encryptCbc(key, iv, masked).slice(-AES_BLOCK);
}

function double(block: Uint8Array): Uint8Array {
  const doubled = block.map((byte, index) => (byte << 1) | ((block[index + 1] ?? 0) >> 7));
  const last = AES_BLOCK - 1;
  if ((block[0] ?? 0) & 0x80) doubled[last] = (doubled[last] ?? 0) ^ REDUCTION;
  return doubled;
}

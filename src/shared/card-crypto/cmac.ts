import { AES_BLOCK, zeroBlock, type AesKey } from './aes.ts';
import { padWithMarker } from './padding.ts';

/** What the left shift of a subkey is corrected with when a bit falls out (RFC 4493, 2.3: const_Rb). */
const REDUCTION = 0x87;

/** The two subkeys of AES-CMAC (RFC 4493, 2.3): `first` for whole blocks, `second` for padded ones. */
export interface CmacSubkeys {
  readonly first: Uint8Array;
  readonly second: Uint8Array;
}

/** Derives the subkeys of a key: once for all its messages. */
export function cmacSubkeys(key: AesKey): CmacSubkeys {
  const first = double(key.encryptBlock(zeroBlock()));
  return { first, second: double(first) };
}

/**
 * AES-CMAC, 16 bytes (RFC 4493, 2.4). The chain begins with `iv`: zeros in the RFC, the MAC of the message before in
 * the secure messaging of MIFARE DESFire EV1.
 */
export function aesCmac(
  key: AesKey,
  message: Uint8Array,
  { first, second } = cmacSubkeys(key),
  iv = zeroBlock(),
): Uint8Array {
  const whole = message.length > 0 && message.length % AES_BLOCK === 0;
  return cmacOfBlocks(key, whole ? message : padWithMarker(message), whole ? first : second, iv);
}

/** The last block of the chain over whole blocks, the last of which is masked with a subkey. */
export function cmacOfBlocks(
  key: AesKey,
  blocks: Uint8Array,
  subkey: Uint8Array,
  iv = zeroBlock(),
): Uint8Array {
  const masked = blocks.slice();
  const last = masked.length - AES_BLOCK;
  for (let index = 0; index < AES_BLOCK; index += 1)
    masked[last + index] = (masked[last + index] ?? 0) ^ (subkey[index] ?? 0);
  return key.encryptCbc(iv, masked).slice(-AES_BLOCK);
}

function double(block: Uint8Array): Uint8Array {
  const doubled = block.map((byte, index) => (byte << 1) | ((block[index + 1] ?? 0) >> 7));
  const last = AES_BLOCK - 1;
  if ((block[0] ?? 0) & 0x80) doubled[last] = (doubled[last] ?? 0) ^ REDUCTION;
  return doubled;
}

import { concat, xor } from '../bytes.ts';
import { AES_BLOCK, encrypt, lastBlock, padMarked, ZERO_IV } from './aes.ts';

/** Reduction constant of the field of 128 bits (RFC 4493, 2.3). */
const RB = 0x87;

/**
 * AES-CMAC (RFC 4493, 2.4), 16 bytes. DESFire EV1 begins its chain with the initial vector of the session, where the
 * RFC has zeros.
 */
export function cmac(key: Uint8Array, message: Uint8Array, iv: Uint8Array = ZERO_IV): Uint8Array {
  const k1 = double(encrypt(key, new Uint8Array(AES_BLOCK)));
  const whole = message.length > 0 && message.length % AES_BLOCK === 0;
  const padded = whole ? message : padMarked(message);
  const last = xor(lastBlock(padded), whole ? k1 : double(k1));
  return lastBlock(encrypt(key, concat(padded.subarray(0, -AES_BLOCK), last), iv));
}

/** Times x in the field: the way from L to K1 and from K1 to K2 (RFC 4493, 2.3). */
function double(block: Uint8Array): Uint8Array {
  const carry = ((block[0] ?? 0) & 0x80) !== 0;
  const shifted = block.map((byte, index) => ((byte << 1) & 0xff) | ((block[index + 1] ?? 0) >> 7));
  if (carry) shifted[AES_BLOCK - 1] = (shifted[AES_BLOCK - 1] ?? 0) ^ RB;
  return shifted;
}

import { concatBytes } from '../seal/bytes.ts';
import { AES_BLOCK, AesKey } from './aes.ts';
import { cmacOfBlocks, cmacSubkeys } from './cmac.ts';
import { padWithMarker } from './padding.ts';

/** First byte of the message for an AES-128 key (AN10922, 2.2). */
const AES128 = 0x01;
/** First bytes of the two messages for an AES-192 key (AN10922, 2.3). */
const AES192 = { first: 0x11, second: 0x12 };
/** Bytes of the padded message: two blocks, however short the input is (AN10922, 2.2, step 7). */
const MESSAGE = 2 * AES_BLOCK;
/** Most bytes of diversification input (AN10922, 2.2). */
const MAX_INPUT = 31;

/**
 * The AES-128 key of one card: AN10922, 2.2, over 1 to 31 bytes of diversification input (UID, application id, system
 * identifier). For inputs below 16 bytes it is not a plain CMAC: the message is padded to two blocks all the same.
 */
export function diversifyAes128(master: Uint8Array, input: Uint8Array): Uint8Array {
  assertLengths(master, 16, input);
  return cmacOfMessage(master, AES128, input);
}

/** The AES-192 key of one card (AN10922, 2.3). */
export function diversifyAes192(master: Uint8Array, input: Uint8Array): Uint8Array {
  assertLengths(master, 24, input);
  const first = cmacOfMessage(master, AES192.first, input);
  const second = cmacOfMessage(master, AES192.second, input);
  const middle = first.slice(8).map((byte, index) => byte ^ (second[index] ?? 0));
  return concatBytes(first.slice(0, 8), middle, second.slice(8));
}

function cmacOfMessage(master: Uint8Array, constant: number, input: Uint8Array): Uint8Array {
  const message = concatBytes(Uint8Array.of(constant), input);
  const key = new AesKey(master);
  const { first, second } = cmacSubkeys(key);
  const padded = new Uint8Array(MESSAGE);
  padded.set(message.length === MESSAGE ? message : padWithMarker(message));
  const diversified = cmacOfBlocks(key, padded, message.length === MESSAGE ? first : second);
  key.forget();
  return diversified;
}

function assertLengths(master: Uint8Array, bytes: number, input: Uint8Array): void {
  if (master.length !== bytes) throw new Error(`a master key of ${bytes} bytes is needed`);
  if (input.length < 1 || input.length > MAX_INPUT) throw new Error('the input is 1 to 31 bytes');
}

import { unsafe } from '@noble/ciphers/aes';

/** Bytes of one AES block (FIPS 197, 5). */
export const AES_BLOCK = 16;
/** A block in words, as the tables of the cipher take it. */
const WORDS = 4;

/** The block of zeros that a chain begins with. A new one each time: nobody can spoil it for the others. */
export const zeroBlock = (): Uint8Array => new Uint8Array(AES_BLOCK);

/**
 * One AES key, made ready once: its rounds are worth more than the block that follows, and a session uses a key dozens of times.
 * {@link forget} overwrites what was derived from it; the bytes themselves are the caller's.
 */
export class AesKey {
  readonly #key: Uint8Array;
  #rounds: Uint32Array | undefined;
  #inverseRounds: Uint32Array | undefined;

  /** `key` is 16, 24 or 32 bytes, and not copied. */
  constructor(key: Uint8Array) {
    this.#key = key;
  }

  /** AES-CBC of whole blocks, without padding (NIST SP 800-38A, 6.2). `iv` is one block. */
  encryptCbc(iv: Uint8Array, blocks: Uint8Array): Uint8Array {
    const rounds = (this.#rounds ??= unsafe.expandKeyLE(this.#key));
    const chain = wordsOf(iv);
    const words = wordsOf(blocks);
    let s0 = chain[0] as number;
    let s1 = chain[1] as number;
    let s2 = chain[2] as number;
    let s3 = chain[3] as number;
    for (let at = 0; at < words.length; at += WORDS) {
      s0 ^= words[at] as number;
      s1 ^= words[at + 1] as number;
      s2 ^= words[at + 2] as number;
      s3 ^= words[at + 3] as number;
      ({ s0, s1, s2, s3 } = unsafe.encrypt(rounds, s0, s1, s2, s3));
      put(words, at, s0, s1, s2, s3);
    }
    return new Uint8Array(words.buffer);
  }

  /** The reverse of {@link encryptCbc}. */
  decryptCbc(iv: Uint8Array, blocks: Uint8Array): Uint8Array {
    const rounds = (this.#inverseRounds ??= unsafe.expandKeyDecLE(this.#key));
    const chain = wordsOf(iv);
    const words = wordsOf(blocks);
    let c0 = chain[0] as number;
    let c1 = chain[1] as number;
    let c2 = chain[2] as number;
    let c3 = chain[3] as number;
    for (let at = 0; at < words.length; at += WORDS) {
      const n0 = words[at] as number;
      const n1 = words[at + 1] as number;
      const n2 = words[at + 2] as number;
      const n3 = words[at + 3] as number;
      const { s0, s1, s2, s3 } = unsafe.decrypt(rounds, n0, n1, n2, n3);
      put(words, at, s0 ^ c0, s1 ^ c1, s2 ^ c2, s3 ^ c3);
      c0 = n0;
      c1 = n1;
      c2 = n2;
      c3 = n3;
    }
    return new Uint8Array(words.buffer);
  }

  /** The AES of one block: what CBC gives for it after a block of zeros. */
  encryptBlock(block: Uint8Array): Uint8Array {
    return this.encryptCbc(zeroBlock(), block);
  }

  /** Overwrites the rounds; what is asked of it later is worth nothing. */
  forget(): void {
    this.#rounds?.fill(0);
    this.#inverseRounds?.fill(0);
  }
}

/** Makes a key ready for as long as the work takes, and forgets it however that ends. */
export async function usingKey<T>(key: Uint8Array, work: (ready: AesKey) => Promise<T>): Promise<T> {
  const ready = new AesKey(key);
  try {
    return await work(ready);
  } finally {
    ready.forget();
  }
}

/** A copy of whole blocks in words. Every processor that Node and Electron run on takes the lowest byte of a word first. */
function wordsOf(blocks: Uint8Array): Uint32Array<ArrayBuffer> {
  if (blocks.length % AES_BLOCK !== 0) throw new Error('AES takes whole blocks');
  const words = new Uint32Array(blocks.length / WORDS);
  new Uint8Array(words.buffer).set(blocks);
  return words;
}

function put(words: Uint32Array, at: number, s0: number, s1: number, s2: number, s3: number): void {
  words[at] = s0;
  words[at + 1] = s1;
  words[at + 2] = s2;
  words[at + 3] = s3;
}

import { describe, expect, it } from 'vitest';
import { AesKey, usingKey, zeroBlock } from './aes.ts';

const hex = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));
const asHex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

// NIST SP 800-38A, F.2.1 and F.2.2 (CBC-AES128).
const KEY = hex('2b7e1516 28aed2a6 abf71588 09cf4f3c');
const IV = hex('00010203 04050607 08090a0b 0c0d0e0f');
const CLEAR =
  '6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51' +
  '30c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710';
const CIPHER =
  '7649abac8119b246cee98e9b12e9197d5086cb9b507219ee95db113a917678b2' +
  '73bed6b8e3c1743b7116e69e222295163ff1caa1681fac09120eca307586e1a7';

describe('AES-CBC under a key made ready', () => {
  it('gives the vectors of SP 800-38A, as often as it is asked, and leaves its arguments as they were', () => {
    const key = new AesKey(KEY);
    const [iv, clear, cipher] = [IV.slice(), hex(CLEAR), hex(CIPHER)];
    for (const _time of ['first', 'second']) {
      expect(asHex(key.encryptCbc(iv, clear))).toBe(CIPHER);
      expect(asHex(key.decryptCbc(iv, cipher))).toBe(CLEAR);
    }
    expect([iv, clear, cipher]).toEqual([IV, hex(CLEAR), hex(CIPHER)]);
  });

  it('takes bytes that lie anywhere in a larger buffer', () => {
    const around = new Uint8Array(1 + 64);
    around.set(hex(CLEAR), 1);
    expect(asHex(new AesKey(KEY).encryptCbc(IV, around.subarray(1)))).toBe(CIPHER);
  });

  it('refuses half a block', () => {
    expect(() => new AesKey(KEY).encryptCbc(IV, new Uint8Array(17))).toThrow(/whole blocks/);
  });

  it('is worth nothing after it was forgotten, however the work ended', async () => {
    let kept: AesKey | undefined;
    const work = usingKey(KEY, async (key) => {
      kept = key;
      key.encryptBlock(zeroBlock());
      throw new Error('the card left');
    });
    await expect(work).rejects.toThrow('the card left');
    expect(asHex(kept?.encryptCbc(IV, hex(CLEAR)) ?? zeroBlock())).not.toBe(CIPHER);
    expect(asHex(KEY)).toBe('2b7e151628aed2a6abf7158809cf4f3c');
  });
});

import { describe, expect, it } from 'vitest';
import { AesKey } from './aes.ts';
import { aesCmac, cmacSubkeys } from './cmac.ts';

const hex = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));
const asHex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

// RFC 4493, 4 "Test Vectors" (the same as NIST SP 800-38B, D.1).
const KEY = hex('2b7e1516 28aed2a6 abf71588 09cf4f3c');
const MESSAGE = hex(
  '6bc1bee2 2e409f96 e93d7e11 7393172a ae2d8a57 1e03ac9c 9eb76fac 45af8e51' +
    '30c81c46 a35ce411 e5fbc119 1a0a52ef f69f2445 df4f9b17 ad2b417b e66c3710',
);

describe('AES-CMAC', () => {
  it('derives the subkeys of RFC 4493, 4', () => {
    const { first, second } = cmacSubkeys(new AesKey(KEY));
    expect(asHex(first)).toBe('fbeed618357133667c85e08f7236a8de');
    expect(asHex(second)).toBe('f7ddac306ae266ccf90bc11ee46d513b');
  });

  it.each([
    ['example 1', 0, 'bb1d6929e95937287fa37d129b756746'],
    ['example 2', 16, '070a16b46b4d4144f79bdd9dd04a287c'],
    ['example 3', 40, 'dfa66747de9ae63030ca32611497c827'],
    ['example 4', 64, '51f0bebf7e3b9d92fc49741779363cfe'],
  ])('gives the MAC of RFC 4493, 4, %s', (_name, length, mac) => {
    expect(asHex(aesCmac(new AesKey(KEY), MESSAGE.slice(0, length)))).toBe(mac);
  });

  it('leaves the message as it was', () => {
    const message = MESSAGE.slice();
    aesCmac(new AesKey(KEY), message);
    expect(message).toEqual(MESSAGE);
  });
});

import { describe, expect, it } from 'vitest';
import { concat, hexBytes, toHex } from '../bytes.ts';
import { padMarked, padZero, unpadMarked } from './aes.ts';
import { cmac } from './cmac.ts';
import { crc32 } from './crc32.ts';

// RFC 4493, section 4
const KEY = '2b7e151628aed2a6abf7158809cf4f3c';
const MESSAGE =
  '6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51' +
  '30c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710';

describe('AES-CMAC', () => {
  it.each([
    [0, 'bb1d6929e95937287fa37d129b756746'],
    [16, '070a16b46b4d4144f79bdd9dd04a287c'],
    [40, 'dfa66747de9ae63030ca32611497c827'],
    [64, '51f0bebf7e3b9d92fc49741779363cfe'],
  ])('gives the value of RFC 4493 for %i bytes', (length, mac) => {
    expect(toHex(cmac(hexBytes(KEY), hexBytes(MESSAGE).slice(0, length)))).toBe(mac.toUpperCase());
  });
});

describe('CRC-32 of DESFire', () => {
  it('gives the value of a new key in AN12196, rev. 2.0, table 25, step 7', () => {
    expect(toHex(crc32(hexBytes('F3847D627727ED3BC9C4CC050489B966')))).toBe('789DFADC');
  });

  it('gives the value behind a UID and a good status in desfiretest.c of Proxmark3 (TestCRC32)', () => {
    expect(toHex(crc32(hexBytes('04440F3276318000')))).toBe('99CE1AD4');
  });

  it('gives the values of the cryptograms in the public trace of EV1', () => {
    const key = hexBytes('00102030405060708090A0B0B0A09080');
    expect(toHex(crc32(concat(hexBytes('C400'), key, hexBytes('10'))))).toBe('D2C6E66B');
    expect(toHex(crc32(key))).toBe('BFE37919');
  });
});

describe('padding', () => {
  it('fills with zeros only where a block is begun', () => {
    expect(padZero(new Uint8Array(16))).toHaveLength(16);
    expect(padZero(new Uint8Array(17))).toHaveLength(32);
  });

  it('comes off as it was put on, for every length up to two blocks', () => {
    for (let length = 0; length <= 32; length++) {
      const data = new Uint8Array(length).fill(0x80);
      expect(padMarked(data).length % 16).toBe(0);
      expect(unpadMarked(padMarked(data))).toEqual(data);
    }
  });

  it.each(['00'.repeat(16), `${'00'.repeat(15)}01`, `80${'00'.repeat(31)}`])('refuses %s', (hex) => {
    expect(unpadMarked(hexBytes(hex))).toBeUndefined();
  });
});

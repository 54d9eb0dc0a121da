import { describe, expect, it } from 'vitest';
import { AesKey } from './aes.ts';
import { aesCmac } from './cmac.ts';
import { diversifyAes128, diversifyAes192 } from './diversify.ts';

const hex = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'));
const asHex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex').toUpperCase();

// AN10922: UID 04782E21801D80, application id 3042F5, system identifier "NXP Abu".
const INPUT = hex('04782E21801D803042F54E585020416275');

describe('key diversification (AN10922)', () => {
  it('gives the AES-128 key of AN10922, 2.2.1, table 2', () => {
    // Also in nfc-tools/libfreefare, test/test_mifare_key_deriver_an10922.c.
    const master = hex('00112233445566778899AABBCCDDEEFF');
    expect(asHex(diversifyAes128(master, INPUT))).toBe('A8DD63A3B89D54B37CA802473FDA9175');
  });

  it('gives the AES-192 key of AN10922, 2.3.1', () => {
    const master = hex('00112233445566778899AABBCCDDEEFF0102030405060708');
    expect(asHex(diversifyAes192(master, INPUT))).toBe('CE39C8E1CD82D9A7BEDBE9D74AF59B23176755EE7586E12C');
  });

  it('gives the published key of a 7-byte input, which is not a plain CMAC', () => {
    // AN10957, as quoted in the self-test of Tim Hawes' desfireutil (public, 2021).
    const master = hex('F3F9377698707B688EAF84ABE39E3791');
    const uid = hex('04DEADBEEFFEED');
    expect(asHex(diversifyAes128(master, uid))).toBe('0BB408BAFF98B6EE9F2E1585777F6A51');
    expect(asHex(aesCmac(new AesKey(master), hex('0104DEADBEEFFEED')))).not.toBe(
      '0BB408BAFF98B6EE9F2E1585777F6A51',
    );
  });

  it('takes 31 bytes whole, as the CMAC of two full blocks', () => {
    const master = hex('00112233445566778899AABBCCDDEEFF');
    const input = Uint8Array.from({ length: 31 }, (_, index) => index);
    expect(diversifyAes128(master, input)).toEqual(aesCmac(new AesKey(master), Uint8Array.of(1, ...input)));
  });

  it.each([0, 32])('refuses %i bytes of input', (length) => {
    expect(() => diversifyAes128(new Uint8Array(16), new Uint8Array(length))).toThrow('1 to 31');
  });

  it('refuses a master key of another length', () => {
    expect(() => diversifyAes128(new Uint8Array(24), INPUT)).toThrow('16 bytes');
  });
});

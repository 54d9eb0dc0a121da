import { describe, expect, it } from 'vitest';
import { desfireCrc32 } from './crc32.ts';

describe('the CRC-32 of DESFire', () => {
  it.each([
    ['AN12196 rev. 2.0, table 25, step 7', 'F3847D627727ED3BC9C4CC050489B966', '789DFADC'],
    // Elmue's log of a real card ("CRC Crypto", "CRC New Key"), in skelsec/pydesfire, tests/tests.py, ChangeKeyTest_AES3.
    ['a ChangeKey log: the new key', '00102030405060708090A0B0B0A09080', 'BFE37919'],
    ['a ChangeKey log: the command', 'C40100102030405060708090A0B0B0A0908010', '3370B484'],
    // RevK's notes on DESFire, as quoted in the self-test of Tim Hawes' desfireutil: ChangeKey of a card's master key.
    ['a ChangeKey command', 'C4800000000000000000000000000000000001', '1DD9EAC2'],
    // M. Roland on Stack Overflow, question 23637322: WriteData of 16 bytes.
    ['a WriteData command', '3D0000000010000023000000000000081234567800000000', '30D20700'],
    // RfidResearchGroup/proxmark3, client/src/mifare/desfiretest.c, TestCRC32: a UID and its status byte.
    ['an answer to GetCardUID', '04440F3276318000', '99CE1AD4'],
  ])('is right for %s', (_source, data, crc) => {
    expect(
      Buffer.from(desfireCrc32(Buffer.from(data, 'hex')))
        .toString('hex')
        .toUpperCase(),
    ).toBe(crc);
  });
});

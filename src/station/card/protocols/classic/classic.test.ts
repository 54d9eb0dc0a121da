import { describe, expect, it } from 'vitest';
import { asHex, hex, scriptedCard } from '../scripted-card.ts';
import { areChangeable, decodeAccessBits, encodeAccessBits, type Condition } from './access-bits.ts';
import { authenticateBlock, readBlock, writeBlock, writeTrailer } from './classic.ts';
import { isTrailer, sectorOf, trailerOf } from './layout.ts';
import { checkTrailer, encodeTrailer } from './trailer.ts';

const FACTORY_KEY = hex('FFFFFFFFFFFF');
const KEY_A = hex('A0A1A2A3A4A5');
const KEY_B = hex('B0B1B2B3B4B5');

describe('access bits', () => {
  it.each([
    // MF1S50YYX_V1 data sheet, 8.6.3: the delivery state, FF 07 80.
    [[0, 0, 0, 1], 'FF0780'],
    // AN1304 (NFC Type MIFARE Classic Tag): the MAD sector, and an NFC sector that can be written.
    [[4, 4, 4, 3], '787788'],
    [[0, 0, 0, 3], '7F0788'],
  ] as const)('of %j are %s', (conditions, bytes) => {
    expect(asHex(encodeAccessBits(conditions))).toBe(bytes);
    expect(decodeAccessBits(hex(bytes))).toEqual(conditions);
  });

  it('are read back for every combination', () => {
    const all = [0, 1, 2, 3, 4, 5, 6, 7] as const satisfies readonly Condition[];
    for (const a of all)
      for (const b of all)
        for (const c of all)
          for (const d of all) expect(decodeAccessBits(encodeAccessBits([a, b, c, d]))).toEqual([a, b, c, d]);
  });

  it('are refused with any one bit turned over', () => {
    const good = hex('787788');
    for (let bit = 0; bit < 24; bit += 1) {
      const bad = good.map((byte, index) => (index === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
      expect(decodeAccessBits(bad)).toBeNull();
    }
  });

  it('say whether they can be changed again (MF1S50YYX_V1 data sheet, table 7)', () => {
    const trailers = [0, 1, 2, 3, 4, 5, 6, 7] as const;
    expect(trailers.filter((trailer) => areChangeable([0, 0, 0, trailer]))).toEqual([1, 3, 5]);
  });
});

describe('the layout of sectors', () => {
  it('has 4 blocks up to sector 31 and 16 after it', () => {
    expect([0, 3, 4, 127, 128, 143, 144, 255].map(sectorOf)).toEqual([0, 0, 1, 31, 32, 32, 33, 39]);
    expect([0, 1, 31, 32, 39].map(trailerOf)).toEqual([3, 7, 127, 143, 255]);
    expect([3, 4, 127, 131, 143, 255].map(isTrailer)).toEqual([true, false, true, false, true, true]);
  });
});

describe('trailers', () => {
  it('put keys and rights in their places', () => {
    const bytes = encodeTrailer({ keyA: FACTORY_KEY, keyB: FACTORY_KEY, conditions: [0, 0, 0, 1] });
    expect(asHex(bytes)).toBe('FFFFFFFFFFFFFF078069FFFFFFFFFFFF');
    expect(checkTrailer(bytes)).toMatchObject({ ok: true });
  });

  it('are refused when they cannot be undone', () => {
    const bytes = encodeTrailer({ keyA: KEY_A, keyB: KEY_B, conditions: [4, 4, 4, 4] });
    expect(checkTrailer(bytes)).toEqual({ ok: false, error: 'classic.trailer-final' });
    expect(checkTrailer(new Uint8Array(16))).toEqual({ ok: false, error: 'classic.trailer-invalid' });
    expect(checkTrailer(bytes.slice(0, 15))).toEqual({ ok: false, error: 'classic.trailer-invalid' });
  });
});

describe('a sector over PC/SC (the APDUs of the ACR122U API V2.04)', () => {
  it('is opened, written and read', async () => {
    const data = '000102030405060708090A0B0C0D0E0F';
    const { card, left } = scriptedCard(
      ['FF82000006 FFFFFFFFFFFF', '9000'],
      ['FF86000005 01 0004 60 00', '9000'],
      [`FFD6000410 ${data}`, '9000'],
      ['FFB0000410', `${data} 9000`],
    );
    expect(await authenticateBlock(card, 4, { type: 'a', key: FACTORY_KEY })).toMatchObject({ ok: true });
    expect(await writeBlock(card, 4, hex(data))).toMatchObject({ ok: true });
    expect(await readBlock(card, 4)).toEqual({ ok: true, value: hex(data) });
    expect(left()).toBe(0);
  });

  it('stays closed to a wrong key', async () => {
    const { card } = scriptedCard(
      ['FF82000006 B0B1B2B3B4B5', '9000'],
      ['FF86000005 01 0004 61 00', '6300'],
      ['FFB0000410', '6300'],
      [`FFD6000410 ${'00'.repeat(16)}`, '6300'],
    );
    const refused = await authenticateBlock(card, 4, { type: 'b', key: KEY_B });
    expect(refused).toEqual({ ok: false, error: 'classic.authentication-refused' });
    expect(await readBlock(card, 4)).toEqual({ ok: false, error: 'classic.read-refused' });
    expect(await writeBlock(card, 4, new Uint8Array(16))).toEqual({
      ok: false,
      error: 'classic.write-refused',
    });
  });

  it.each([0, 3, 7, 127, 143])('never has block %i written as data, and nothing is sent', async (block) => {
    const { card } = scriptedCard();
    expect(await writeBlock(card, block, new Uint8Array(16))).toEqual({
      ok: false,
      error: 'classic.block-forbidden',
    });
  });

  const trailer = { keyA: KEY_A, keyB: KEY_B, conditions: [4, 4, 4, 3] } as const;
  const update = 'FFD6000710 A0A1A2A3A4A5 78778869 B0B1B2B3B4B5';

  it('has its trailer written and the visible part read back', async () => {
    const { card, left } = scriptedCard(
      [update, '9000'],
      ['FFB0000710', '000000000000 78778869 000000000000 9000'],
    );
    expect(await writeTrailer(card, 7, trailer)).toMatchObject({ ok: true });
    expect(left()).toBe(0);
  });

  it('says that a trailer did not hold', async () => {
    const { card } = scriptedCard(
      [update, '9000'],
      ['FFB0000710', '000000000000 FF078069 FFFFFFFFFFFF 9000'],
    );
    expect(await writeTrailer(card, 7, trailer)).toEqual({ ok: false, error: 'classic.write-refused' });
  });

  it('has no final trailer and no trailer elsewhere written', async () => {
    const { card } = scriptedCard();
    const final = { ...trailer, conditions: [0, 0, 0, 0] } as const;
    expect(await writeTrailer(card, 7, final)).toEqual({ ok: false, error: 'classic.trailer-final' });
    expect(await writeTrailer(card, 4, trailer)).toEqual({ ok: false, error: 'classic.block-forbidden' });
  });
});

import { describe, expect, it } from 'vitest';
import { asHex, hex, scriptedCard } from '../scripted-card.ts';
import { parseAtr } from './atr.ts';
import { parseAts, readHistoricalBytes } from './ats.ts';
import { identifyCard } from './identify-card.ts';

// ATRs of real readers, in franrodalg/pfc, DFLibrary/src/dflibrary/library/CardType.java.
const DESFIRE = '3B8180018080';
const CLASSIC_1K = '3B8F8001804F0CA000000306030001000000006A';
const CLASSIC_4K = '3B8F8001804F0CA0000003060300020000000069';
const ULTRALIGHT = '3B8F8001804F0CA0000003060300030000000068';

const lying = (atr: string, ...exchanges: [string, string][]) => {
  const { card, left } = scriptedCard(...exchanges);
  return { card: { ...card, atr, presence: 'one' }, left };
};

describe('reading an ATR', () => {
  it('finds the historical bytes of a DESFire', () => {
    expect(parseAtr(hex(DESFIRE))).toEqual({ kind: 'iso14443-4', historical: hex('80') });
  });

  it('finds standard and name of a storage card', () => {
    expect(parseAtr(hex(CLASSIC_4K))).toEqual({ kind: 'storage', standard: 3, name: 2 });
  });

  it.each(['', '3B', '3B8180018081', CLASSIC_1K.slice(0, -2), `${CLASSIC_1K}00`, '3B6800000073C84013009000'])(
    'makes nothing of "%s"',
    (atr) => {
      expect(parseAtr(hex(atr))).toEqual({ kind: 'other' });
    },
  );
});

describe('reading an ATS', () => {
  it('is that of a DESFire: frames of 64 bytes', () => {
    const ats = parseAts(hex('06757781 0280'));
    expect(ats?.frameBytes).toBe(64);
    expect(asHex(ats?.historical ?? hex(''))).toBe('80');
  });

  it.each(['', '05', '0675778102', '0275'])('refuses "%s"', (ats) => {
    expect(parseAts(hex(ats))).toBeNull();
  });

  it.each([
    ['a reader that gives them', '80 9000'],
    ['a reader that gives the whole ATS', '067577810280 9000'],
  ])('gives the historical bytes with %s', async (_name, answer) => {
    const { card } = scriptedCard(['FFCA010000', answer]);
    expect(await readHistoricalBytes(card)).toEqual({ ok: true, value: hex('80') });
  });

  it('says when the reader has none', async () => {
    const { card } = scriptedCard(['FFCA010000', '6A81']);
    expect(await readHistoricalBytes(card)).toEqual({ ok: false, error: 'card.status-word' });
  });
});

describe('identifying a card', () => {
  it.each([
    [CLASSIC_1K, { kind: 'classic', model: '1k' }],
    [CLASSIC_4K, { kind: 'classic', model: '4k' }],
    [ULTRALIGHT, { kind: 'ultralight' }],
    ['3B8F8001804F0CA0000003060B00140000000077', { kind: 'unknown' }],
  ])('knows %s', async (atr, kind) => {
    expect(await identifyCard(lying(atr).card)).toEqual({ ok: true, value: kind });
  });

  it('asks a DESFire for its version (EV1, from the log cited in ev1.test.ts)', async () => {
    const { card, left } = lying(
      DESFIRE,
      ['9060000000', '04010101001A05 91AF'],
      ['90AF000000', '04010101041A05 91AF'],
      ['90AF000000', '04063F72633480BA4519E3204913 9100'],
    );
    expect(await identifyCard(card)).toEqual({
      ok: true,
      value: {
        kind: 'desfire',
        version: { generation: 'ev1', storageBytes: 8192, uid: hex('04063F72633480') },
      },
    });
    expect(left()).toBe(0);
  });

  it.each([
    ['another NXP chip (NTAG 424 DNA)', '04040230001105'],
    ['a chip of somebody else', '05010101001A05'],
  ])('does not take %s for a DESFire', async (_name, hardware) => {
    const { card } = lying(
      DESFIRE,
      ['9060000000', `${hardware} 91AF`],
      ['90AF000000', '04010101041A05 91AF'],
      ['90AF000000', '04063F72633480BA4519E3204913 9100'],
    );
    expect(await identifyCard(card)).toEqual({ ok: true, value: { kind: 'unknown' } });
  });

  it('does not take a card that knows no such command for a DESFire', async () => {
    const { card } = lying(DESFIRE, ['9060000000', '6D00']);
    expect(await identifyCard(card)).toEqual({ ok: true, value: { kind: 'unknown' } });
  });

  it('says that the card left', async () => {
    const card = {
      atr: DESFIRE,
      presence: 'one',
      transmit: async () => ({ ok: false, error: 'card.removed' }) as const,
    };
    expect(await identifyCard(card)).toEqual({ ok: false, error: 'card.removed' });
  });
});

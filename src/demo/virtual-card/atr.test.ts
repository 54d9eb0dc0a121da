import { describe, expect, it } from 'vitest';
import { CARD_NAME, contactlessAtr, DESFIRE_HISTORICAL, storageCardAtr } from './atr.ts';
import { toHex } from './bytes.ts';

describe('answer to reset', () => {
  // Ludovic Rousseau's list of ATRs, as many readers give them
  it.each([
    ['MIFARE Classic 1K', storageCardAtr(CARD_NAME.classic1K), '3B8F8001804F0CA000000306030001000000006A'],
    ['Ultralight and NTAG', storageCardAtr(CARD_NAME.ultralight), '3B8F8001804F0CA0000003060300030000000068'],
    ['DESFire', contactlessAtr(DESFIRE_HISTORICAL), '3B8180018080'],
  ])('of a %s is the one that readers give', (_, atr, hex) => {
    expect(toHex(atr)).toBe(hex);
  });
});

import { describe, expect, it } from 'vitest';
import { hexBytes, toHex } from './bytes.ts';
import { uidOnlyCard } from './uid-only.ts';

const GET_UID = hexBytes('FFCA000000');

describe('a card with a UID and nothing else', () => {
  it.each(['11223344', '04A1B2C3D4E580', '04A1B2C3D4E5F6071829'])('gives its UID %s', (uid) => {
    expect(toHex(uidOnlyCard({ uid }).transmit(GET_UID))).toBe(`${uid}9000`);
  });

  it('has no other size of UID', () => {
    expect(() => uidOnlyCard({ uid: '0411' })).toThrow('4, 7 or 10');
  });

  it('says how long its UID is when the reader wants less', () => {
    expect(toHex(uidOnlyCard({ uid: '04A1B2C3D4E580' }).transmit(hexBytes('FFCA000004')))).toBe('6C07');
  });

  it('has no ATS and answers nothing else', () => {
    const card = uidOnlyCard({ uid: '11223344' });
    expect(toHex(card.transmit(hexBytes('FFCA010000')))).toBe('6A81');
    expect(toHex(card.transmit(hexBytes('FFB0000410')))).toBe('6A81');
    expect(toHex(card.transmit(hexBytes('9060000000')))).toBe('6E00');
    expect(toHex(card.transmit(hexBytes('90')))).toBe('6700');
  });

  it('draws a random UID at each power-on, and keeps it until then', () => {
    const card = uidOnlyCard({ uid: 'random' });
    const seen = new Set<string>();
    for (let turn = 0; turn < 8; turn++) {
      const first = toHex(card.transmit(GET_UID));
      expect(first).toMatch(/^08.{6}9000$/);
      expect(toHex(card.transmit(GET_UID))).toBe(first);
      seen.add(first);
      card.powerOff();
      card.powerOn();
    }
    expect(seen.size).toBeGreaterThan(1);
  });

  it('answers nothing without power', () => {
    const card = uidOnlyCard({ uid: '11223344' });
    card.powerOff();
    expect(() => card.transmit(GET_UID)).toThrow('without power');
  });
});

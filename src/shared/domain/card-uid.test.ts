import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CardUid,
  decimalUid,
  parseCardUid,
  reversedDecimalUid,
  reversedUid,
  supannRefId,
} from './card-uid.ts';

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));

describe('the UID of a card', () => {
  it('is upper-case hex in reader order, of 4, 7 or 10 bytes', () => {
    expect(parseCardUid(bytes('04a1b2c3d4e580'))).toEqual({ ok: true, value: '04A1B2C3D4E580' });
    expect(parseCardUid('04:a1:b2:c3')).toEqual({ ok: true, value: '04A1B2C3' });
    expect(parseCardUid(bytes('04112233445566778899')).ok).toBe(true);
  });

  it.each([0, 1, 3, 5, 6, 8, 9, 11, 32])('is refused when it has %i bytes', (length) => {
    expect(parseCardUid(new Uint8Array(length).fill(4))).toEqual({ ok: false, error: 'card.uid-length' });
  });

  it('is refused when the card draws it at random, but not when a long one begins with 08', () => {
    expect(parseCardUid(bytes('08a1b2c3'))).toEqual({ ok: false, error: 'card.random-uid' });
    expect(parseCardUid(bytes('08a1b2c3d4e580')).ok).toBe(true);
    expect(CardUid.safeParse('08A1B2C3').success).toBe(false);
  });

  it('has a reversed and a decimal form that lose nothing', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(4, 7, 10).chain((length) => fc.uint8Array({ minLength: length, maxLength: length })),
        (raw) => {
          const parsed = parseCardUid(raw);
          if (!parsed.ok) return;
          expect([...bytes(reversedUid(parsed.value))]).toEqual([...raw].reverse());
          expect(
            BigInt(decimalUid(parsed.value))
              .toString(16)
              .padStart(raw.length * 2, '0')
              .toUpperCase(),
          ).toBe(parsed.value);
          expect(
            BigInt(reversedDecimalUid(parsed.value))
              .toString(16)
              .padStart(raw.length * 2, '0')
              .toUpperCase(),
          ).toBe(reversedUid(parsed.value));
        },
      ),
    );
  });

  // The first UID is the sample of esup-sgc's web service, the second a card whose number a user of the Proxmark forum published
  // (topic 5854); the numbers were worked out with another program's integers (Python's).
  it.each([
    ['047C2B4AA15780', '8057A14A2B7C04', '1262425284368256', '36125147264678916'],
    ['3A00127A', '7A12003A', '973083258', '2048000058'],
    ['04112233445566778899', '99887766554433221104', '19205524969286327044249', '725039432730969758634244'],
  ])('%s is known by its other forms', (hex, reversed, decimal, reversedDecimal) => {
    const uid = CardUid.parse(hex);
    expect(reversedUid(uid)).toBe(reversed);
    expect(decimalUid(uid)).toBe(decimal);
    expect(reversedDecimalUid(uid)).toBe(reversedDecimal);
    expect(supannRefId(uid)).toBe(`{ISO15693}${hex}`);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expiryOf } from './expiry.ts';

const on = (day: string) => Date.parse(`${day}T12:00:00Z`);

describe('the day of expiry', () => {
  it.each([
    ['2026-11-20', '09-30', 3, '2027-09-30'],
    ['2026-09-01', '09-30', 3, '2027-09-30'],
    ['2026-06-30', '09-30', 3, '2026-09-30'],
    ['2026-07-01', '09-30', 3, '2027-09-30'],
    ['2026-09-30', '09-30', 0, '2026-09-30'],
    ['2026-10-01', '09-30', 0, '2027-09-30'],
    ['2026-11-30', '02-28', 3, '2027-02-28'],
    ['2026-12-01', '02-28', 3, '2028-02-28'],
    ['2026-01-15', '08-31', 24, '2028-08-31'],
  ])('is, on %s, for %s and %i months, %s', (today, until, months, wanted) =>
    expect(expiryOf({ until, months }, on(today))).toBe(wanted),
  );

  it('is that day of a year, ahead far enough and by less than a year more', () => {
    const day = 86_400_000;
    fc.assert(
      fc.property(fc.nat(20_000), fc.nat(60), (days, months) => {
        const now = on('2026-01-01') + days * day;
        const expires = expiryOf({ until: '09-30', months }, now);
        expect(expires.slice(4)).toBe('-09-30');
        const ahead = (Date.parse(expires) - now) / day;
        expect(ahead).toBeGreaterThan(months * 30.4 - 4);
        expect(ahead).toBeLessThan(months * 30.5 + 370);
      }),
    );
  });
});

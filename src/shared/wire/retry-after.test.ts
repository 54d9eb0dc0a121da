import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestWait, retryAfter } from './retry-after.ts';

const now = Date.parse('2026-11-20T08:00:00Z');

describe('Retry-After', () => {
  it.each<[string | undefined, number | null]>([
    [undefined, null],
    ['', null],
    ['0', 0],
    ['120', 120_000],
    [' 5 ', 5_000],
    ['999999999999', longestWait],
    ['-5', null],
    ['1.5', null],
    ['1e9', null],
    ['soon', null],
    ['2026', longestWait],
    ['2026-11-20T08:01:00Z', null],
    ['Fri, 20 Nov 2026 08:01:00 GMT', 60_000],
    ['Friday, 20-Nov-26 08:01:00 GMT', 60_000],
    ['Fri Nov 20 08:01:00 2026 GMT', 60_000],
    ['Fri, 20 Nov 2026 07:00:00 GMT', 0],
    ['Fri, 20 Nov 2099 07:00:00 GMT', longestWait],
    ['Fri, 99 Nov 2026 99:00:00 GMT', null],
  ])('"%s" means %s', (header, wait) => {
    expect(retryAfter(header, now)).toBe(wait);
  });

  it('of any text is a wait under the ceiling, or none', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const wait = retryAfter(text, now);
        expect(wait === null || (wait >= 0 && wait <= longestWait)).toBe(true);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCode } from './code.ts';

const id = '0f8fad5b-d9cb-469f-a165-70867728950e';
const named = { kind: 'badge-or-escn', badge: id, escn: id };

describe('a printed code', () => {
  it.each([
    id,
    id.toUpperCase(),
    id.replaceAll('-', ''),
    `trombine:badge:${id}`,
    `TROMBINE:BADGE:${id.toUpperCase()}`,
    `urn:trombine:badge:${id}`,
    `badge:${id}`,
    `https://esc.gg/${id}`,
    `HTTPS://ESC.GG/${id.toUpperCase()}/`,
    `http://www.esc.gg/${id}?x=1#y`,
    `esc.gg/${id}`,
  ])('names a badge: %s', (code) => expect(readCode(code)).toEqual(named));

  it('is a number when it is nothing else', () => {
    expect(readCode(' 22001234\r')).toEqual({ kind: 'number', number: '22001234' });
    expect(readCode('P-0042/é')).toEqual({ kind: 'number', number: 'P-0042/é' });
  });

  it.each([`${id}\u0000`, 'a\ud800', 'x'.repeat(41), `https://example.org/${id}`])(
    'names nothing: %j',
    (code) => expect(readCode(code)).toBeNull(),
  );

  it('never ends badly, whatever is scanned', () => {
    const words = fc.oneof(
      fc.uuid(),
      fc.uuid().map((one) => one.replaceAll('-', '').toUpperCase()),
      fc.constantFrom('trombine:', 'badge:', 'urn:', 'https://', 'ESC.GG/', '/', '?', '-', ' ', '2200'),
      fc.string({ unit: 'binary-ascii', maxLength: 40 }),
    );
    const texts = fc.array(words, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(''));
    const seen = { 'badge-or-escn': 0, number: 0, nothing: 0 };
    fc.assert(
      fc.property(fc.noBias(texts), (text) => {
        const code = readCode(text);
        seen[code?.kind ?? 'nothing'] += 1;
        if (code?.kind === 'badge-or-escn')
          expect(code.badge).toMatch(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
        if (code?.kind === 'number') expect(code.number.length).toBeLessThanOrEqual(40);
      }),
      { numRuns: 500 },
    );
    for (const [kind, times] of Object.entries(seen)) expect(times, kind).toBeGreaterThan(5);
  });
});

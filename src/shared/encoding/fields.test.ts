import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BadgeData, FieldPart } from './content.ts';
import { bytesOf } from './fields.ts';
import type { EncodingProfile } from './profile.ts';
import { render } from './render.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex').toUpperCase();
const part = (more: Partial<FieldPart>): FieldPart => ({
  field: 'studentNumber',
  offset: 0,
  length: 4,
  encoding: 'ascii',
  ...more,
});
const rendered = (more: Partial<FieldPart>, data: BadgeData): string => {
  const bytes = render(part(more), data);
  return bytes.ok ? hex(bytes.value) : bytes.error;
};

describe('a field', () => {
  it.each<[string, Partial<FieldPart>, BadgeData, string]>([
    ['ASCII that fits', {}, { studentNumber: 'A123' }, '41313233'],
    ['ASCII, padded right', { pad: { side: 'right', byte: '00' } }, { studentNumber: 'A1' }, '41310000'],
    ['ASCII, padded left', { pad: { side: 'left', byte: '20' } }, { studentNumber: 'A1' }, '20204131'],
    ['BCD', { encoding: 'bcd' }, { studentNumber: '12345678' }, '12345678'],
    [
      'odd BCD, padded left',
      { encoding: 'bcd', pad: { side: 'left', byte: '00' } },
      { studentNumber: '12345' },
      '00012345',
    ],
    [
      'odd BCD, padded right',
      { encoding: 'bcd', pad: { side: 'right', byte: 'FF' } },
      { studentNumber: '12345' },
      '12345FFF',
    ],
    ['a number', { encoding: 'uint' }, { studentNumber: '20261120' }, '01352900'],
    ['a number, backwards', { encoding: 'uint', order: 'little' }, { studentNumber: '258' }, '02010000'],
    [
      'a UUID',
      { encoding: 'hex', field: 'escn', length: 16 },
      { escn: 'd88b02c1-894e-1038-a711-001999465982' },
      'D88B02C1894E1038A711001999465982',
    ],
    ['a date', { encoding: 'bcd', field: 'expiry' }, { expiry: '2027-08-31' }, '20270831'],
    [
      'a date that there is not',
      { encoding: 'bcd', field: 'expiry' },
      { expiry: '2027-02-30' },
      'field.invalid:expiry',
    ],
    ['nothing', {}, {}, 'field.missing:studentNumber'],
    ['an empty text', {}, { studentNumber: '' }, 'field.missing:studentNumber'],
    ['too much', {}, { studentNumber: '12345' }, 'field.too-long:studentNumber'],
    [
      'too large a number',
      { encoding: 'uint' },
      { studentNumber: '4294967296' },
      'field.too-long:studentNumber',
    ],
    ['too little, without padding', {}, { studentNumber: '1' }, 'field.too-short:studentNumber'],
    ['an accent in ASCII', {}, { studentNumber: 'é123' }, 'field.invalid:studentNumber'],
    ['a letter in BCD', { encoding: 'bcd' }, { studentNumber: '1234567A' }, 'field.invalid:studentNumber'],
    [
      'half a byte in hex',
      { encoding: 'hex', field: 'signature' },
      { signature: 'ABC' },
      'field.invalid:signature',
    ],
  ])('%s', (_what, more, data, wanted) => {
    expect(rendered(more, data)).toBe(wanted);
  });

  it('is never longer or shorter than its place, whatever the data are', () => {
    const parts = fc.record({
      encoding: fc.constantFrom('ascii', 'bcd', 'hex', 'uint'),
      length: fc.integer({ min: 1, max: 20 }),
      pad: fc.constantFrom(undefined, { side: 'left', byte: '00' }, { side: 'right', byte: 'FF' }),
    });
    const texts = fc.oneof(
      fc.stringMatching(/^[0-9]{1,24}$/),
      fc.stringMatching(/^(?:[0-9A-Fa-f]{2}){1,12}$/),
      fc.string({ maxLength: 24 }),
    );
    /** Encodings in which something could be written at all. */
    const written: Record<string, number> = { ascii: 0, bcd: 0, hex: 0, uint: 0 };
    fc.assert(
      fc.property(parts, texts, ({ pad, ...more }, studentNumber) => {
        const bytes = render(part({ ...(more as object), ...(pad && { pad: pad }) }), {
          studentNumber,
        });
        if (bytes.ok) {
          expect(bytes.value).toHaveLength(more.length);
          written[more.encoding] = (written[more.encoding] ?? 0) + 1;
        } else expect(bytes.error).toMatch(/^field\.[a-z-]+:studentNumber$/);
      }),
      { numRuns: 400 },
    );
    for (const [encoding, times] of Object.entries(written)) expect(times, encoding).toBeGreaterThan(5);
  });
});

describe('the content of a card', () => {
  const sector: EncodingProfile = {
    kind: 'classic-sector',
    id: 'x',
    version: 1,
    sector: 1,
    protection: 'key-a',
    diversification: { input: ['uid'] },
    blank: { a: 'FFFFFFFFFFFF', b: 'FFFFFFFFFFFF' },
    content: [
      { constant: '0102', offset: 46 },
      { field: 'cardUid', offset: 1, length: 4, encoding: 'hex' },
    ],
  };

  it('puts each part at its place, and zeros elsewhere', () => {
    const content = bytesOf(sector, { cardUid: '11223344' });
    const wanted = `0011223344${'00'.repeat(41)}0102`;
    expect(content.ok && content.value.kind === 'classic-sector' && hex(content.value.sector)).toBe(wanted);
  });

  it('fills texts, and escapes what would change the address', () => {
    const records = [{ type: 'uri' as const, uri: 'https://esc.gg/{escn}?n={studentNumber}' }];
    const content = bytesOf(
      { kind: 'ntag-ndef', id: 'x', version: 1, records },
      { escn: 'e', studentNumber: 'a&b$&' },
    );
    expect(content).toEqual({
      ok: true,
      value: { kind: 'ntag-ndef', records: [{ type: 'uri', uri: 'https://esc.gg/e?n=a%26b%24%26' }] },
    });
  });

  it('says which field is missing', () => {
    expect(bytesOf(sector, {})).toEqual({ ok: false, error: 'field.missing:cardUid' });
  });
});

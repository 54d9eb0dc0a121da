import fc from 'fast-check';
import { expect, test } from 'vitest';
import { guessLayout, layouts } from './layouts.ts';
import { readReport } from './scanned-report.ts';
import { report } from './testing.ts';

const text = (part: ReturnType<typeof readReport>) => part && Buffer.from(part.data).toString();

test('the example of the Access-IS manual: 56 bytes, and the flag that more come', () => {
  const data = 'M1GATHERGOOD/MICHAEL YABCDEF LHRDURAK 3542 052Y003D23   ';
  const first = report('standard', data, { continued: true });
  expect(first.subarray(0, 5).toString('latin1')).toBe('\u00028]Q0');
  const part = readReport(first, layouts.standard);
  expect(text(part)).toBe(data);
  expect(part?.continued).toBe('perhaps'); // some set the flag on every full report
  expect(readReport(report('standard', 'HALF', { continued: true }), layouts.standard)?.continued).toBe(
    'yes',
  );
  expect(readReport(report('standard', 'TAIL'), layouts.standard)?.continued).toBe('no');
});

test.each(['standard', 'shifted', 'newland'] as const)(
  'a report laid out as %s is told apart by its look',
  (name) => {
    const made = report(name, '22001234');
    expect(guessLayout(made, 0)).toEqual(layouts[name]);
    expect(text(readReport(made, guessLayout(made, 0)))).toBe('22001234');
  },
);

test('a scanner that sends no symbology, and one of Newland with the identifier among its data', () => {
  const bare = report('standard', '22001234', { identifier: '\0\0\0' });
  expect(text(readReport(bare, guessLayout(bare, 0)))).toBe('22001234');
  const newland = report('newland', ']Q122001234');
  expect(text(readReport(newland, guessLayout(newland, 0x1eab)))).toBe(']Q122001234');
});

test('the example of the Microscan manual: length and data only, and a full one may go on', () => {
  const plain = Buffer.alloc(64);
  plain.set([1, 10, ...Buffer.from('A]02374938')]);
  expect(text(readReport(plain, guessLayout(plain, 0)))).toBe('A]02374938');
  const full = Buffer.alloc(64, 0x41);
  full.set([1, 62]);
  expect(readReport(full, layouts.plain)).toMatchObject({ continued: 'perhaps' });
});

test('without a length, zeros end the data', () => {
  const layout = { reportId: null, length: null, data: 0, capacity: 8, continued: null };
  expect(text(readReport(Buffer.from('2200\0\0\0\0'), layout))).toBe('2200');
  expect(readReport(Buffer.from('22001234'), layout)?.continued).toBe('perhaps');
});

test('another report, one without data, and a length that lies', () => {
  expect(readReport(Buffer.from([4, 1, 0]), layouts.standard)).toBeNull();
  expect(readReport(report('standard', ''), layouts.standard)).toBeNull();
  const liar = report('standard', '22001234');
  liar[1] = 255;
  expect(readReport(liar, layouts.standard)?.data).toHaveLength(56);
  expect(readReport(liar.subarray(0, 9), layouts.standard)?.data).toHaveLength(4);
});

test('garbage never throws', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), fc.nat(0xffff), (bytes, vendor) => {
      const part = readReport(bytes, guessLayout(bytes, vendor));
      return part === null || (part.data.length > 0 && part.data.length <= 62);
    }),
    { numRuns: 1_000 },
  );
});

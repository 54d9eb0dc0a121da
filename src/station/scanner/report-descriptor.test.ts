import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inputFields } from './report-descriptor.ts';
import { layoutOf, layouts } from './layouts.ts';
import { readReport } from './scanned-report.ts';
import { standardDescriptor } from './testing.ts';

const bytes = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex');

test('a scanner says its layout: number, length, data and the flag', () => {
  expect(layoutOf(standardDescriptor)).toEqual(layouts.standard);
});

test('fields of constants are passed over, and each report counts its own bits', () => {
  const fields = inputFields(bytes('05 8c 85 01 75 08 95 02 81 01 95 01 09 fe 81 02 85 02 09 fe 81 02'));
  expect(fields).toEqual([
    { reportId: 1, usage: 0x8c00fe, bit: 16, bits: 8 },
    { reportId: 2, usage: 0x8c00fe, bit: 0, bits: 8 },
  ]);
});

test('push and pop, ranges of usages, usages with their page, and long items', () => {
  const fields = inputFields(
    bytes(
      '05 8c 75 08 95 03 fe 01 00 aa a4 05 01 95 01 09 3b 81 02 b4 19 fb 29 fd 81 02 0b fe 00 8c 00 95 02 81 02',
    ),
  );
  expect(fields.map(({ usage }) => usage.toString(16))).toEqual([
    ...['1003b', '8c00fb', '8c00fc', '8c00fd', '8c00fe', '8c00fe'],
  ]);
  expect(fields.map(({ bit }) => bit)).toEqual([0, 8, 16, 24, 32, 40]);
});

test('a device without report numbers, whose length has a usage of its own', () => {
  const layout = layoutOf(
    bytes('05 8c 09 02 a1 01 75 08 95 01 06 00 ff 09 01 81 02 05 8c 95 3e 09 fe 81 02 c0'),
  );
  expect(layout).toEqual({ reportId: null, length: 0, data: 1, capacity: 62, continued: null });
});

test('a device without a length, whose flag is a single bit', () => {
  const symbology = '75 08 95 01 09 fb 81 02 09 fc 81 02 09 fd 81 02';
  const layout = layoutOf(
    bytes(
      `05 8c 09 02 a1 01 85 02 ${symbology} 95 38 09 fe 82 02 01 75 01 95 01 81 03 09 ff 81 02 75 06 81 03 c0`,
    ),
  );
  expect(layout).toEqual({ reportId: 2, length: null, data: 4, capacity: 56, continued: 60 * 8 + 1 });
  const report = Buffer.alloc(61);
  report.set([2, ...Buffer.from(']Q022001234')]);
  expect(layout && readReport(report, layout)).toEqual({
    data: new Uint8Array(Buffer.from('22001234')),
    continued: 'no',
  });
  report[60] = 2;
  expect(layout && readReport(report, layout)?.continued).toBe('yes');
});

test('a length of two bytes', () => {
  const layout = layoutOf(
    bytes('05 8c 85 02 75 10 95 01 05 01 09 3b 81 02 75 08 95 03 05 8c 19 fb 29 fd 81 02 95 38 09 fe 81 02'),
  );
  expect(layout).toEqual({ ...layouts.shifted, continued: null });
});

test('a keyboard is no scanner', () => {
  expect(layoutOf(bytes('05 01 09 06 a1 01 05 07 19 e0 29 e7 75 01 95 08 81 02 c0'))).toBeNull();
});

test('no descriptor makes it throw, or count without end', () => {
  const damaged = fc
    .tuple(fc.nat(standardDescriptor.length - 1), fc.nat(255))
    .map(([at, value]) => Buffer.from(standardDescriptor).fill(value, at, at + 1));
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), damaged), (descriptor) => {
      expect(inputFields(descriptor).length).toBeLessThanOrEqual(4096);
      const layout = layoutOf(descriptor);
      return layout === null || (layout.capacity > 0 && layout.data >= 0);
    }),
    { numRuns: 500 },
  );
});

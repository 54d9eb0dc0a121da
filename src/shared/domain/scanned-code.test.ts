import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Act } from '../contract/station.ts';
import { cleanCode } from './scanned-code.ts';

test.each([
  [
    ']Q1https://esc.gg/0c2a4b6e-8f10-4d32-9c54-7a6b8c9d0e1f',
    'https://esc.gg/0c2a4b6e-8f10-4d32-9c54-7a6b8c9d0e1f',
  ],
  [']C0' + '22001234', '22001234'],
  [']d1' + 'AB\u001d12\r\n', 'AB12'],
  ['\u0002 22001234\t', '22001234'],
  ['\ufeff22001234', '22001234'],
  ['](not an identifier', '](not an identifier'],
  ['22]Q1001234', '22]Q1001234'],
])('%j says %j', (text, code) => {
  expect(cleanCode(text)).toBe(code);
});

test.each(['', '   ', '\r\n', ']Q1', ']Q1\r', 'x'.repeat(513)])('nothing is told of %j', (text) => {
  expect(cleanCode(text)).toBeNull();
});

test('whatever it is given, what it tells is an act that the station takes', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 700, unit: 'binary' }), (text) => {
      const code = cleanCode(text);
      return code === null || Act.safeParse({ act: 'scan', code }).success;
    }),
  );
});

import { expect, test } from 'vitest';
import { ManualClock } from '../manual-clock.ts';
import { CodeJoiner, silence } from './code-joiner.ts';
import type { ScannedPart } from './scanned-report.ts';

function joiner() {
  const clock = new ManualClock();
  const told: string[] = [];
  const one = new CodeJoiner(clock, (code) => told.push(code));
  const add = (data: string | Uint8Array, continued: ScannedPart['continued'] = 'no') =>
    one.add({ data: Buffer.from(data), continued });
  return { clock, told, one, add };
}

test('a code of one report is told at once', () => {
  const { add, told } = joiner();
  add('22001234\r');
  add('22001235');
  expect(told).toEqual(['22001234', '22001235']);
});

test('a code over several reports is joined by its flag', () => {
  const { add, told, clock } = joiner();
  add('https://esc.gg/', 'yes');
  clock.advance(silence - 1);
  add('0c2a4b6e-8f10', 'yes');
  clock.advance(silence - 1);
  expect(told).toEqual([]);
  add('-4d32');
  expect(told).toEqual(['https://esc.gg/0c2a4b6e-8f10-4d32']);
});

test('a letter that lies across two reports is one letter', () => {
  const { add, told } = joiner();
  const bytes = Buffer.from('Zoé');
  add(bytes.subarray(0, 3), 'yes');
  add(bytes.subarray(3));
  add(Buffer.from('Zoé', 'latin1'));
  expect(told).toEqual(['Zoé', 'Zoé']);
});

test('where nothing says whether more comes, a short silence ends the code', () => {
  const { add, told, clock } = joiner();
  add('A'.repeat(62), 'perhaps');
  expect(told).toEqual([]);
  clock.advance(silence);
  expect(told).toEqual(['A'.repeat(62)]);
  add('B'.repeat(62), 'perhaps');
  add('C');
  expect(told[1]).toBe(`${'B'.repeat(62)}C`);
});

test('the beginning of a code that never ends is nobody’s code', () => {
  const { add, told, clock } = joiner();
  add('2200', 'yes');
  clock.advance(silence);
  add('22001234');
  expect(told).toEqual(['22001234']);
});

test('a scanner that is pulled out, and one that does not stop', () => {
  const { add, told, clock, one } = joiner();
  add('2200', 'perhaps');
  one.drop();
  clock.advance(silence);
  for (let part = 0; part < 200; part += 1) add('x'.repeat(56), 'yes');
  add('x');
  expect(told).toEqual([]);
  expect(one.idle).toBe(true);
});

import { expect, test } from 'vitest';
import { pinched } from './use-hands.ts';

const rest = { x: 100, y: 100 };

test('fingers that part make things larger, by as much as their distance', () => {
  expect(pinched(rest, { x: 200, y: 100 }, { x: 300, y: 100 })).toEqual({
    event: 'pinch',
    factor: 2,
    degrees: 0,
  });
});

test('a finger that goes round the other turns the picture with it, clockwise when it goes clockwise', () => {
  expect(pinched(rest, { x: 200, y: 100 }, { x: 200, y: 110 }).degrees).toBeCloseTo(5.71, 2);
});

test('crossing from one side to the other is a small turn, not a whole one', () => {
  expect(pinched(rest, { x: 0, y: 101 }, { x: 0, y: 99 }).degrees).toBeCloseTo(1.15, 2);
});

test('fingers that lie on each other change nothing', () => {
  expect(pinched(rest, rest, { x: 100, y: 100 }).factor).toBe(1);
});

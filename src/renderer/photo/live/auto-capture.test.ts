import { describe, expect, test } from 'vitest';
import type { Values } from '../../../shared/quality/check.ts';
import { closingFor, isClosing, isDue, nextAuto, noneGreen } from './auto-capture.ts';
import { lookWith } from '../testing/looks.ts';

const blink: Values = { EyesOpen: 0 };
/** Looks at these times; what is wrong with them, if anything. */
const after = (...looks: [number, Values?][]) =>
  looks.map(([at, wrong]) => lookWith(at, wrong)).reduce(nextAuto, noneGreen);
const every = (step: number, until: number, wrong: Values = {}): [number, Values][] =>
  Array.from({ length: Math.floor(until / step) + 1 }, (_, index) => [index * step, wrong]);

describe('the photo takes itself', () => {
  test('after half a second of green and not before', () => {
    expect(isDue(after(...every(100, 400)))).toBe(false);
    expect(isDue(after(...every(100, 500)))).toBe(true);
    expect(closingFor).toBe(500);
  });

  test('with a cue from the first green picture on', () => {
    expect(isClosing(after([0]))).toBe(true);
    expect(isClosing(after([0, blink]))).toBe(false);
  });

  test('never while good and bad pictures take turns', () => {
    const flicker = every(90, 9000).map(([at], index): [number, Values] => [at, index % 2 ? blink : {}]);
    let auto = noneGreen;
    for (const [at, wrong] of flicker) {
      auto = nextAuto(auto, lookWith(at, wrong));
      expect(isDue(auto)).toBe(false);
    }
  });

  test('not after one bad picture in the middle: the half second begins anew', () => {
    expect(isDue(after([0], [100], [200, blink], [300], [400], [500], [600], [700]))).toBe(false);
    expect(isDue(after([0], [100], [200, blink], [300], [400], [500], [600], [700], [800]))).toBe(true);
  });

  test('not across a gap in which nothing was seen', () => {
    expect(isDue(after([0], [100], [900]))).toBe(false);
  });

  test('never with a second face', () => {
    expect(isDue(after(...every(100, 20_000, { SingleFacePresent: 0.5 })))).toBe(false);
  });

  test('never without any face', () => {
    expect(isDue(after(...every(100, 20_000, { SingleFacePresent: -1 })))).toBe(false);
  });

  test('never while a check that can refuse says nothing', () => {
    expect(isDue(after(...every(100, 20_000, { Stability: null })))).toBe(false);
  });

  test('later when better light would help, and closes only at the end', () => {
    const dark: Values = { LuminanceMean: 0.02 };
    expect(isDue(after(...every(100, 2900, dark)))).toBe(false);
    expect(isClosing(after(...every(100, 2000, dark)))).toBe(false);
    expect(isClosing(after(...every(100, 2500, dark)))).toBe(true);
    expect(isDue(after(...every(100, 3000, dark)))).toBe(true);
  });
});

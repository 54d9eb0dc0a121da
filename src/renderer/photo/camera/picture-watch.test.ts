import { describe, expect, test } from 'vitest';
import { freshPicture, nextPicture, type Glance } from './picture-watch.ts';

/** Glances every 250 ms. */
const seen = (...glances: Omit<Glance, 'at'>[]) =>
  glances.map((glance, index) => ({ ...glance, at: index * 250 })).reduce(nextPicture, freshPicture).state;
const lit = { brightness: 110, changed: true };
const dark = { brightness: 1, changed: true };
const still = { brightness: 110, changed: false };
const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);

describe('the picture of the camera', () => {
  test('is well as soon as it moves', () => expect(seen(lit)).toBe('well'));
  test('is black after two seconds without light', () => {
    expect(seen(lit, ...times(8, dark))).toBe('well');
    expect(seen(lit, ...times(9, dark))).toBe('black');
  });
  test('is black, not frozen, behind a cover that lets nothing move', () =>
    expect(seen(lit, ...times(30, { brightness: 0, changed: false }))).toBe('black'));
  test('comes back by itself when the cover is opened', () =>
    expect(seen(lit, ...times(20, dark), lit)).toBe('well'));
  test('is frozen after three seconds of the very same pixels', () => {
    expect(seen(lit, ...times(12, still))).toBe('well');
    expect(seen(lit, ...times(13, still))).toBe('frozen');
  });
  test('one pixel that changes is enough to live', () =>
    expect(seen(...times(10, still), lit, ...times(10, still))).toBe('well'));
  test('a dark room with its noise is no closed cover', () =>
    expect(seen(...times(30, { brightness: 9, changed: true }))).toBe('well'));
});

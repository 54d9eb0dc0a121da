import { describe, expect, test } from 'vitest';
import type { Values } from '../../../shared/quality/check.ts';
import { Burst } from './burst.ts';
import { FakePicture, lookWith } from '../testing/looks.ts';

const closed: Values = { EyesOpen: 0 };
const sharp: Values = { Sharpness: 500 };
/** A burst of pictures at these times, with what is special about each. */
function burstOf(...frames: [number, Values?][]) {
  const burst = new Burst<FakePicture>();
  const pictures = frames.map(([at, changes]) => {
    const picture = new FakePicture();
    burst.add({ picture, look: lookWith(at, changes) });
    return picture;
  });
  return { burst, pictures, freed: () => pictures.map(({ closed: isFreed }) => isFreed) };
}

describe('the last frames', () => {
  test('are eight at most, and none older than 600 ms; the others are freed at once', () => {
    const many = burstOf(...Array.from({ length: 12 }, (_, index): [number] => [index * 40]));
    expect(many.freed()).toEqual(Array.from({ length: 12 }, (_, index) => index < 4));
    const slow = burstOf([0], [300], [601]);
    expect(slow.freed()).toEqual([true, false, false]);
  });

  test('give the best one by its score, and free the others', () => {
    const { burst, pictures, freed } = burstOf([0], [80, sharp], [160]);
    expect(burst.take({ by: 'auto', since: 0 })?.picture).toBe(pictures[1]);
    expect(freed()).toEqual([true, false, true]);
    expect(burst.take({ by: 'auto', since: 0 })).toBeNull();
  });

  test('by itself: only one that nothing refuses is ever kept, whatever the others score', () => {
    const frames = Array.from({ length: 8 }, (_, index): [number, Values] => [
      index * 60,
      index % 2 ? { ...closed, ...sharp } : {},
    ]);
    const { burst } = burstOf(...frames);
    expect(burst.take({ by: 'auto', since: 0 })?.look.refusals).toEqual([]);
    const bad = burstOf(...frames.filter(([, changes]) => 'EyesOpen' in changes));
    expect(bad.burst.take({ by: 'auto', since: 0 })).toBeNull();
    expect(bad.freed()).toEqual([true, true, true, true]);
  });

  test('by itself: none from before all became green', () => {
    const { burst, pictures } = burstOf([0, sharp], [100, closed], [200], [300]);
    expect(pictures.slice(2)).toContain(burst.take({ by: 'auto', since: 200 })?.picture);
  });

  test('by hand: one that nothing refuses comes first, and else the best there is', () => {
    const mixed = burstOf([0], [80, { ...closed, ...sharp }]);
    expect(mixed.burst.take({ by: 'hand', now: 100 })?.picture).toBe(mixed.pictures[0]);
    const bad = burstOf([0, closed], [80, { ...closed, ...sharp }]);
    expect(bad.burst.take({ by: 'hand', now: 100 })?.picture).toBe(bad.pictures[1]);
  });

  test('by hand: nothing old is taken when the analysis fell behind', () => {
    const { burst, freed } = burstOf([0]);
    expect(burst.take({ by: 'hand', now: 2000 })).toBeNull();
    expect(freed()).toEqual([true]);
  });

  test('are all freed at the end', () => {
    const { burst, freed } = burstOf([0], [80]);
    burst.clear();
    expect(freed()).toEqual([true, true]);
  });
});

import { beforeEach, describe, expect, test } from 'vitest';
import { photoProfiles } from '../../../shared/quality/profiles.ts';
import type { Analysis, FaceAnalysis } from '../../face/analysis.ts';
import type { Look } from './look.ts';
import { analysisWith, FakePicture } from '../testing/looks.ts';
import { watch, type Sight } from './watcher.ts';

let frame: ((now: number) => void) | null;
let grabbed: FakePicture[];
let answers: ((answer: Analysis | null) => void)[];
let seen: Look[];
let bugs: unknown[];
let blind: number;
const sight: Sight = {
  onFrame: (callback) => {
    frame = callback;
    return () => (frame = null);
  },
  grab: async () => {
    const picture = new FakePicture();
    grabbed.push(picture);
    return picture;
  },
  shrink: async () => new FakePicture(),
};
const analysis: FaceAnalysis = {
  state: Promise.resolve('on'),
  analyse: () => new Promise((resolve) => answers.push(resolve)),
  reset: () => undefined,
  close: () => undefined,
};
const start = () =>
  watch(
    sight,
    analysis,
    () => photoProfiles.default,
    (_picture, look) => seen.push(look),
    (bug) => bugs.push(bug),
    () => (blind += 1),
  );
/** A frame on screen at this time; resolves when all that follows at once is done. */
const show = async (now: number): Promise<void> => {
  frame?.(now);
  await new Promise((resolve) => setTimeout(resolve));
};
const answer = async (what: Analysis | null): Promise<void> => {
  answers.shift()?.(what);
  await new Promise((resolve) => setTimeout(resolve));
};
beforeEach(() => {
  frame = null;
  [grabbed, answers, seen, bugs, blind] = [[], [], [], [], 0];
});

describe('the watcher', () => {
  test('gives the camera a second to find its exposure', async () => {
    start();
    await show(0);
    await show(999);
    expect(grabbed).toHaveLength(0);
    await show(1000);
    expect(grabbed).toHaveLength(1);
  });

  test('looks at one picture at a time, and at most twelve times a second', async () => {
    start();
    await show(0);
    await show(1000);
    await show(1100);
    expect(grabbed).toHaveLength(1);
    await answer(analysisWith());
    await show(1133);
    await answer(analysisWith());
    await show(1166);
    expect(grabbed).toHaveLength(2);
    await show(1213);
    expect(grabbed).toHaveLength(3);
    expect(seen.map(({ at }) => at)).toEqual([1000, 1133]);
  });

  test('frees the picture that nobody could look at', async () => {
    start();
    await show(0);
    await show(1000);
    await answer(null);
    expect(grabbed.map(({ closed }) => closed)).toEqual([true]);
    expect(seen).toEqual([]);
  });

  test('that was stopped meanwhile frees its picture and says nothing', async () => {
    const stop = start();
    await show(0);
    await show(1000);
    stop();
    await answer(analysisWith());
    expect(grabbed.map(({ closed }) => closed)).toEqual([true]);
    expect([seen, frame]).toEqual([[], null]);
  });

  test('says once that nothing looks any more, but not of a worker that has a successor', async () => {
    start();
    await show(0);
    for (const [index, what] of [null, null, analysisWith(), null, null].entries()) {
      await show(1000 + index * 100);
      await answer(what);
    }
    expect(blind).toBe(0);
    for (const at of [1500, 1600, 1700]) {
      await show(at);
      await answer(null);
    }
    expect(blind).toBe(1);
    expect(grabbed.filter(({ closed }) => !closed)).toHaveLength(1);
  });

  test('goes on after a picture that could not be taken', async () => {
    const broken: Sight = { ...sight, grab: () => Promise.reject(new Error('no picture')) };
    watch(
      broken,
      analysis,
      () => photoProfiles.default,
      () => undefined,
      (bug) => bugs.push(bug),
      () => undefined,
    );
    await show(0);
    await show(1000);
    await show(1100);
    expect(bugs).toHaveLength(2);
  });
});

import { beforeEach, describe, expect, test, vi } from 'vitest';
import { photoProfiles } from '../../shared/quality/profiles.ts';
import type { Analysis, FaceAnalysis } from '../face/analysis.ts';
import { PhotoKit } from './kit.ts';
import { analysisWith, FakePicture, valuesWith } from './testing/looks.ts';
import { review } from './review.ts';

const picture = () => new FakePicture() as unknown as ImageBitmap;
const kitOf = async (answer: Analysis | null | 'never', state: 'on' | 'off' = 'on'): Promise<PhotoKit> => {
  const analysis: FaceAnalysis = {
    state: Promise.resolve(state),
    analyse: () => (answer === 'never' ? new Promise(() => undefined) : Promise.resolve(answer)),
    reset: () => undefined,
    close: () => undefined,
  };
  const kit = new PhotoKit(analysis, Promise.resolve(null));
  await analysis.state;
  return kit;
};
beforeEach(() => {
  vi.stubGlobal('createImageBitmap', async () => new FakePicture());
});

describe('a shot', () => {
  test('is measured on the very picture that is submitted, not on what was seen live', async () => {
    const kit = await kitOf(analysisWith({ Sharpness: 77 }));
    const found = await review(picture(), kit, 'hand', { values: valuesWith({ Sharpness: 3 }), place: null });
    expect(found.measured).toMatchObject({ analysis: 'on', tries: 1, anyway: false });
    expect(found.measured.values.Sharpness).toBe(77);
    expect(found.refusals).toEqual([]);
  });

  test('that fails says what refuses it, and offers to keep it at the third try', async () => {
    const kit = await kitOf(analysisWith({ SingleFacePresent: -1 }, 0));
    const found = [];
    for (let shot = 0; shot < 3; shot += 1) found.push(await review(picture(), kit, 'hand'));
    expect(found.map(({ refusals }) => refusals)).toEqual([
      ['SingleFacePresent'],
      ['SingleFacePresent'],
      ['SingleFacePresent'],
    ]);
    expect(found.map(({ mayAnyway }) => mayAnyway)).toEqual([false, false, true]);
    expect(found.map(({ measured }) => measured.tries)).toEqual([1, 2, 3]);
  });

  test('that took itself and is not kept was no try', async () => {
    const kit = await kitOf(analysisWith({ EyesOpen: 0 }));
    await review(picture(), kit, 'auto');
    expect(kit.tries).toBe(0);
  });

  test('counts what was seen live when the analysis dies over it', async () => {
    const kit = await kitOf(null);
    const values = valuesWith({ Sharpness: 42 });
    expect((await review(picture(), kit, 'auto', { values, place: null })).measured).toMatchObject({
      analysis: 'on',
      values: { Sharpness: 42 },
    });
  });

  test('waits two seconds for an answer and no longer', async () => {
    vi.useFakeTimers();
    const kit = await kitOf('never');
    const found = review(picture(), kit, 'hand');
    await vi.advanceTimersByTimeAsync(2000);
    expect(await found).toMatchObject({ measured: { analysis: 'off', values: {} }, refusals: [] });
    vi.useRealTimers();
  });

  test('without any analysis is not measured, and nothing refuses it', async () => {
    const kit = await kitOf(null, 'off');
    expect(await review(picture(), kit, 'hand')).toEqual({
      measured: { analysis: 'off', values: {}, tries: 1, anyway: false },
      refusals: [],
      mayAnyway: false,
      place: null,
    });
  });

  test('is judged by the profile of the station once it has answered', async () => {
    const strict = { ...photoProfiles.default, triesBeforeAnyway: 1 };
    const analysis: FaceAnalysis = {
      state: Promise.resolve('on'),
      analyse: async () => analysisWith({ EyesOpen: 0 }),
      reset: () => undefined,
      close: () => undefined,
    };
    const kit = new PhotoKit(analysis, Promise.resolve(strict));
    await analysis.state;
    expect((await review(picture(), kit, 'hand')).mayAnyway).toBe(true);
  });
});

import { describe, expect, test } from 'vitest';
import type { UploadId } from '../../shared/domain/ids.ts';
import {
  countFrom,
  isFaceCut,
  measuredOf,
  nextBooth,
  openBooth,
  type Booth,
  type BoothEvent,
  type FramingBooth,
  type Review,
  type Shot,
} from './booth.ts';
import { place, valuesWith } from './testing/looks.ts';

const shot: Shot = {
  source: { from: 'camera' },
  jpeg: new Blob(['x']),
  url: 'blob:one',
  width: 1280,
  height: 720,
};
const review: Review = {
  measured: { analysis: 'on', values: {}, tries: 1, anyway: false },
  refusals: [],
  mayAnyway: false,
  place: null,
};
const bad: Review = { ...review, refusals: ['EyesOpen'] };
const run = (...events: BoothEvent[]): Booth => events.reduce(nextBooth, openBooth);
const shoot: BoothEvent = { event: 'shoot' };
const tick: BoothEvent = { event: 'tick' };
const froze: BoothEvent = { event: 'froze' };
const reviewed = (found: Review, of: Shot = shot): BoothEvent => ({
  event: 'reviewed',
  shot: of,
  review: found,
});
const again: BoothEvent = { event: 'again' };

describe('the countdown', () => {
  test('counts 3, 2, 1 and takes', () => {
    expect(run(shoot)).toEqual({ step: 'counting', left: countFrom });
    expect(run(shoot, tick, tick)).toEqual({ step: 'counting', left: 1 });
    expect(run(shoot, tick, tick, tick)).toEqual({ step: 'taking', by: 'hand' });
  });

  test('is skipped by touching again', () => {
    expect(run(shoot, tick, shoot)).toEqual({ step: 'taking', by: 'hand' });
  });

  test('a third touch takes no second photo', () => {
    expect(run(shoot, shoot, shoot)).toEqual({ step: 'taking', by: 'hand' });
  });

  test('ends where the camera is lost, also between the last second and the frame', () => {
    expect(run(shoot, tick, { event: 'camera-gone' })).toEqual(openBooth);
    expect(run(shoot, shoot, { event: 'camera-gone' })).toEqual(openBooth);
  });

  test('is not overtaken by the photo that takes itself: the person chose the moment', () => {
    expect(run(shoot, { event: 'due' })).toMatchObject({ step: 'counting' });
  });
});

describe('a photo that takes itself', () => {
  test('is framed when nothing refuses it', () => {
    expect(run({ event: 'due' }, froze, reviewed(review))).toMatchObject({ step: 'framing' });
  });

  test('is not kept when a second look refuses it: the person never asked for it', () => {
    expect(run({ event: 'due' }, froze, reviewed(bad))).toEqual(openBooth);
    expect(run({ event: 'due' }, froze, reviewed({ ...bad, mayAnyway: true }))).toEqual(openBooth);
  });

  test('is forgotten when there was no frame to take', () => {
    expect(run({ event: 'due' }, { event: 'not-taken' })).toEqual(openBooth);
  });
});

describe('a photo by hand', () => {
  const refused = run(shoot, shoot, froze, reviewed(bad));

  test('that something refuses is shown with its reasons, and the next one is the main thing', () => {
    expect(refused).toEqual({ step: 'refused', shot, review: bad });
    expect(nextBooth(refused, again)).toEqual(openBooth);
  });

  test('is not taken anyway before the tries are over', () => {
    expect(nextBooth(refused, { event: 'anyway' })).toBe(refused);
  });

  test('is taken anyway after them, and says so', () => {
    const last = run(shoot, shoot, froze, reviewed({ ...bad, mayAnyway: true }));
    const kept = nextBooth(last, { event: 'anyway' });
    expect(kept).toMatchObject({ step: 'framing', review: { measured: { anyway: true } } });
  });

  test('that nothing refuses is never called taken anyway', () => {
    const kept = run(shoot, shoot, froze, reviewed({ ...review, mayAnyway: true }));
    expect(kept).toMatchObject({ step: 'framing', review: { measured: { anyway: false } } });
  });
});

describe('a photo that the person brings', () => {
  const brought: Shot = { ...shot, source: { from: 'upload', upload: 'u' as UploadId } };

  test('is framed, or refused with its reasons, like any other', () => {
    expect(run(reviewed(review, brought))).toMatchObject({ step: 'framing' });
    expect(run(reviewed(bad, brought))).toMatchObject({ step: 'refused' });
  });

  test('a shot of the camera that comes after the person went back to live is not shown', () => {
    expect(run(reviewed(review))).toBe(openBooth);
  });
});

describe('a person who leaves the camera for a photo of their own', () => {
  const brought: Shot = { ...shot, source: { from: 'upload', upload: 'u' as UploadId } };
  const left: BoothEvent = { event: 'left-camera' };

  test('is not shown what the camera took meanwhile, whatever it had come to', () => {
    const taken: BoothEvent[] = [{ event: 'due' }, froze, reviewed(review)];
    for (const count of [1, 2, 3]) {
      const open = run(...taken.slice(0, count), left);
      expect(open).toBe(openBooth);
      expect(nextBooth(open, reviewed(review))).toBe(openBooth);
    }
    expect(run(shoot, left)).toBe(openBooth);
    expect(run(shoot, shoot, froze, reviewed(bad), left)).toBe(openBooth);
  });

  test('keeps the photo that they brought', () => {
    const framing = run(reviewed(review, brought));
    expect(nextBooth(framing, left)).toBe(framing);
  });

  test('never has theirs taken for the frame that is being looked at', () => {
    const frozen = run({ event: 'due' }, froze);
    expect(nextBooth(frozen, reviewed(review, brought))).toBe(frozen);
  });
});

describe('framing', () => {
  const place = {
    ...{ width: 1280, height: 720, roll: 0, top: null },
    rightEye: { x: 600, y: 300 },
    leftEye: { x: 680, y: 300 },
    chin: { x: 640, y: 490 },
  };
  const framing = run(shoot, shoot, froze, reviewed({ ...review, place }));
  const of = (booth: Booth) => {
    if (booth.step !== 'framing') throw new Error(booth.step);
    return booth.framing;
  };

  test('begins with the automatic crop, or with the whole height where no face is known', () => {
    expect(of(framing).height).toBeCloseTo(190 / 0.387, 6);
    expect(of(run(shoot, shoot, froze, reviewed(review))).height).toBeCloseTo(720, 6);
  });

  test('survives the loss of the camera', () => {
    expect(nextBooth(framing, { event: 'camera-gone' })).toBe(framing);
  });

  test('is thrown away by the cross', () => {
    expect(nextBooth(framing, again)).toEqual(openBooth);
  });

  test('moves, zooms, turns, and comes back to the automatic crop', () => {
    const events: BoothEvent[] = [
      { event: 'zoom', zoom: 1.1 },
      { event: 'move', right: 0.2, down: 0 },
      { event: 'turn', turn: 3 },
      { event: 'pinch', factor: 1.05, degrees: -1 },
    ];
    const changed = events.reduce(nextBooth, framing);
    expect(of(changed).turn).toBeCloseTo(2, 9);
    expect(of(changed).middle.x).toBeLessThan(of(framing).middle.x);
    expect(of(nextBooth(changed, { event: 'reframe' }))).toEqual(of(framing));
  });
});

describe('a face that the hand has cut', () => {
  const seen: Review = { ...review, place, measured: { ...review.measured, values: valuesWith() } };
  const framingOf = (found: Review, ...events: BoothEvent[]): FramingBooth => {
    const booth = run(shoot, shoot, froze, reviewed(found), ...events);
    if (booth.step !== 'framing') throw new Error(`not framed: ${booth.step}`);
    return booth;
  };
  const away: BoothEvent = { event: 'move', right: -0.4, down: 0 };

  test('is said, and goes with the photo, so that it is not sorted with the sure ones', () => {
    expect(isFaceCut(framingOf(seen))).toBe(false);
    expect(measuredOf(framingOf(seen))).toBe(seen.measured);
    const cut = framingOf(seen, away);
    expect(isFaceCut(cut)).toBe(true);
    expect(measuredOf(cut).values.CropOfTheFaceImage).toBeLessThan(0.92);
    expect(isFaceCut(framingOf(seen, away, { event: 'reframe' }))).toBe(false);
  });

  test('is not claimed of a photo in which no face was found, or that is kept anyway', () => {
    expect(isFaceCut(framingOf(review, away))).toBe(false);
    const anyway: Review = { ...seen, refusals: ['SingleFacePresent'], mayAnyway: true };
    expect(isFaceCut(framingOf(anyway, { event: 'anyway' }, away))).toBe(false);
  });
});

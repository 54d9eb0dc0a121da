import { describe, expect, it } from 'vitest';
import type { Values, Verdict } from './check.ts';
import { checkNames } from './check.ts';
import { qualityClass } from './class.ts';
import { judge } from './judge.ts';
import { measure } from './measure.ts';
import { photoProfiles } from './profiles.ts';
import type { Quality } from './quality.ts';
import { readiness } from './readiness.ts';
import { score } from './score.ts';
import { drawnReading } from './testing/drawn-face.ts';

const profile = photoProfiles.default;
const plain: Values = { ...measure(drawnReading()), Stability: 0, DynamicRange: 7 };
const ready = (change: Values) => readiness(judge({ ...plain, ...change }, profile), profile);
const hard = checkNames.filter((name) => profile.rules[name].hard).length;

describe('readiness', () => {
  it('of a plain face that stands still is whole', () => {
    expect(ready({})).toEqual({ share: 1, allGreen: true, hold: 500 });
  });

  it('grows with each condition that is met, a warning counting half', () => {
    expect(ready({ HeadPoseRoll: 14 }).share).toBeCloseTo(1 - 1 / hard);
    expect(ready({ HeadPoseRoll: 7 }).share).toBeCloseTo(1 - 0.5 / hard);
    expect(ready({ HeadPoseRoll: 7, HeadPoseYaw: 30 }).share).toBeCloseTo(1 - 1.5 / hard);
  });

  it('is not green with a failure, a warning or an unknown of what refuses', () => {
    for (const change of [{ HeadPoseRoll: 14 }, { HeadPoseRoll: 7 }, { Stability: null }])
      expect(ready(change).allGreen).toBe(false);
  });

  it('stays green in bad light, but waits longer', () => {
    expect(ready({ LuminanceMean: 0.02 })).toEqual({ share: 1, allGreen: true, hold: 3000 });
    expect(ready({ BackgroundColour: 0 }).hold).toBe(500);
  });

  it('is nothing without a face', () => {
    const nobody = measure(drawnReading({}, { points: null, presence: null, faces: [] }));
    expect(readiness(judge(nobody, profile), profile)).toEqual({ share: 0, allGreen: false, hold: 500 });
  });
});

describe('the score', () => {
  const scored = (change: Values) => score({ ...plain, ...change }, profile);

  it('lies between 0 and 1, and is 0 without a face', () => {
    expect(scored({})).toBeGreaterThan(0.6);
    expect(scored({})).toBeLessThanOrEqual(1);
    expect(scored({ SingleFacePresent: -1 })).toBe(0);
  });

  it.each<[string, Values, Values]>([
    ['wider eyes', { EyesOpen: 0.09 }, { EyesOpen: 0.07 }],
    ['a sharper picture', { Sharpness: 6 }, { Sharpness: 5 }],
    ['less motion', { Stability: 0.005 }, { Stability: 0.02 }],
    ['a straighter face', { HeadPoseYaw: 1 }, { HeadPoseYaw: -4 }],
    ['a warning', { HeadPoseRoll: 7 }, { HeadPoseRoll: 14, Sharpness: 9 }],
    ['one failure', { HeadPoseRoll: 14 }, { HeadPoseRoll: 14, Centring: 0.1 }],
  ])('is higher for %s', (_what, better, worse) => {
    expect(scored(better)).toBeGreaterThan(scored(worse));
  });

  it('of any frame that fails lies under that of any frame that does not', () => {
    const worst = scored({
      HeadPoseRoll: 9,
      HeadPoseYaw: 11,
      EyesOpen: 0.023,
      Sharpness: 2.3,
      Stability: 0.05,
    });
    expect(worst).toBeGreaterThan(scored({ HeadPoseRoll: 10.1, Sharpness: 100, EyesOpen: 1 }));
  });
});

describe('the class for the moderator', () => {
  const quality = (verdicts: Partial<Record<string, Verdict>>, more: Partial<Quality> = {}): Quality => ({
    profile: { name: 'default', version: 1 },
    analysis: 'on',
    measures: checkNames.map((check) => ({ check, value: 0, verdict: verdicts[check] ?? 'pass' })),
    tries: 1,
    anyway: false,
    ...more,
  });

  it.each<[string, Quality, string]>([
    ['all passed', quality({}), 'sure'],
    [
      'the skin, the lamp or the wall warned',
      quality({ LuminanceMean: 'warn', BackgroundColour: 'warn' }),
      'sure',
    ],
    ['an upload has no stability', quality({ Stability: 'unknown' }), 'sure'],
    ['an upload has no background', quality({ BackgroundColour: 'unknown' }), 'sure'],
    [
      'three of light and colour warned',
      quality({ LuminanceMean: 'warn', DynamicRange: 'warn', NaturalColour: 'warn' }),
      'unsure',
    ],
    ['the face may be covered', quality({ FaceOcclusionPrevention: 'warn' }), 'unsure'],
    ['the head leans a little', quality({ HeadPoseRoll: 'warn' }), 'unsure'],
    ['the eyes could not be judged', quality({ EyesVisible: 'unknown' }), 'unsure'],
    ['the analysis was off', quality({}, { analysis: 'off', measures: [] }), 'unsure'],
    ['one check failed', quality({ EyesOpen: 'fail' }), 'poor'],
    ['it was taken anyway', quality({}, { anyway: true }), 'poor'],
  ])('when %s', (_when, given, wanted) => {
    expect(qualityClass(given)).toBe(wanted);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkNames } from './check.ts';
import { framing } from './framing.ts';
import { judge, verdictOf } from './judge.ts';
import { PhotoProfile, type Rule } from './profile.ts';
import { photoProfiles } from './profiles.ts';

const rule: Rule = { pass: { least: 1, most: 2 }, warn: { least: 0.5, most: 3 }, hard: true };
const number = fc.double({ noNaN: true });

describe('a verdict', () => {
  it.each([
    [1, 'pass'],
    [2, 'pass'],
    [2.5, 'warn'],
    [0.5, 'warn'],
    [0.4, 'fail'],
    [3.1, 'fail'],
    [null, 'unknown'],
    [Number.NaN, 'unknown'],
  ] as const)('of %s under a rule that refuses is %s', (value, verdict) => {
    expect(verdictOf(value, rule)).toBe(verdict);
  });

  it('under a rule that does not refuse is never a failure', () => {
    fc.assert(fc.property(number, (value) => verdictOf(value, { ...rule, hard: false }) !== 'fail'));
  });
});

describe('the profiles that come with the kiosk', () => {
  it.each(Object.entries(photoProfiles))('%s is valid, has its name and all its rules', (name, profile) => {
    expect(PhotoProfile.parse(profile)).toEqual(profile);
    expect(profile.name).toBe(name);
    for (const { pass, warn } of Object.values(profile.rules)) {
      expect(warn.least ?? -Infinity).toBeLessThanOrEqual(pass.least ?? -Infinity);
      expect(warn.most ?? Infinity).toBeGreaterThanOrEqual(pass.most ?? Infinity);
    }
  });

  it('a crop that is just refused would make the head larger than it may be', () => {
    const { least = 0 } = photoProfiles.default.rules.CropOfTheFaceImage.warn;
    expect(framing.headSize / least).toBeCloseTo(framing.tightest, 2);
  });

  it('a profile that lets light refuse is not valid', () => {
    const { rules } = photoProfiles.default;
    const strict = { ...rules, LuminanceMean: { ...rules.LuminanceMean, hard: true } };
    expect(PhotoProfile.safeParse({ ...photoProfiles.default, rules: strict }).success).toBe(false);
  });

  it('judging nothing gives 22 unknowns', () => {
    const measures = judge({}, photoProfiles.default);
    expect(measures.map(({ check }) => check)).toEqual(checkNames);
    expect(new Set(measures.map(({ verdict }) => verdict))).toEqual(new Set(['unknown']));
  });
});

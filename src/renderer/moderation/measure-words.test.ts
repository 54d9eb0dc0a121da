import { expect, test } from 'vitest';
import { photoProfiles } from '../../shared/quality/profiles.ts';
import type { Quality } from '../../shared/quality/quality.ts';
import { measureWords, profileOf } from './measure-words.ts';

const { name, version, rules } = photoProfiles.default;
const quality = (...measures: Quality['measures']): Quality => ({
  profile: { name, version },
  analysis: 'on',
  measures,
  tries: 1,
  anyway: false,
});

test('an angle to either side is said by its size', () => {
  const said = measureWords(
    quality(
      { check: 'HeadPoseRoll', value: -11.4, verdict: 'fail' },
      { check: 'HeadPosePitch', value: 14, verdict: 'warn' },
    ),
    photoProfiles.default,
    'fr',
  );
  expect(said).toEqual([
    {
      check: 'HeadPoseRoll',
      verdict: 'fail',
      wrong: 'low',
      against: { value: '11°', limit: '5°', bound: 'most' },
    },
    {
      check: 'HeadPosePitch',
      verdict: 'warn',
      wrong: 'high',
      against: { value: '14°', limit: '10°', bound: 'most' },
    },
  ]);
});

test('no face at all has no share to compare', () => {
  const said = measureWords(
    quality({ check: 'SingleFacePresent', value: -1, verdict: 'fail' }),
    photoProfiles.default,
    'en',
  );
  expect(said).toEqual([{ check: 'SingleFacePresent', verdict: 'fail', wrong: 'low', against: null }]);
});

test('two faces, a far face and a face at the left, each against the limit that it broke', () => {
  const said = measureWords(
    quality(
      { check: 'SingleFacePresent', value: 0.39, verdict: 'fail' },
      { check: 'InterEyeDistance', value: 54.2, verdict: 'fail' },
      { check: 'Centring', value: 0.3, verdict: 'fail' },
    ),
    photoProfiles.default,
    'en',
  );
  expect(said.map(({ wrong, against }) => [wrong, against?.value, against?.bound, against?.limit])).toEqual([
    ['high', '39%', 'most', '10%'],
    ['low', '54 px', 'least', '90 px'],
    ['low', '30%', 'least', '40%'],
  ]);
});

test('what passed or was not made is not said; a value without limits has its name only', () => {
  expect(
    measureWords(
      quality(
        { check: 'Sharpness', value: 9, verdict: 'pass' },
        { check: 'Stability', value: null, verdict: 'unknown' },
        { check: 'EyesOpen', value: 0.01, verdict: 'fail' },
      ),
      null,
      'fr',
    ),
  ).toEqual([{ check: 'EyesOpen', verdict: 'fail', wrong: 'name', against: null }]);
});

test('the limits are those that the photo was judged by, or none', () => {
  const own = { name: 'ours', version: 4, rules, triesBeforeAnyway: 3 };
  expect(profileOf(quality(), own)).toBe(photoProfiles.default);
  expect(profileOf({ ...quality(), profile: { name: 'ours', version: 4 } }, own)).toBe(own);
  expect(profileOf({ ...quality(), profile: { name: 'ours', version: 3 } }, own)).toBeNull();
});

// What the checks must say of each frame under the profile `default`: data of the test and of docs/photo-checks.md.
import type { CheckName } from '../../src/shared/quality/check.ts';
import type { Instruction } from '../../src/shared/quality/instruction.ts';
import type { photoProfiles } from '../../src/shared/quality/profiles.ts';
import type { Variant } from './variants.ts';

/** What is expected of one frame. Every check that is not named passes, but `Stability`, which a still picture does not have. */
export interface Expected {
  /** The checks that this frame was made for; none when it was made to pass what refuses. */
  readonly madeFor: readonly CheckName[];
  readonly warn?: readonly CheckName[];
  readonly fail?: readonly CheckName[];
  /** No face: every other check is unknown. */
  readonly noFace?: true;
  /** What the booth asks for. */
  readonly asks: Instruction;
}

const good: Expected = { madeFor: [], asks: 'good' };
const noFace: Expected = {
  madeFor: ['SingleFacePresent'],
  fail: ['SingleFacePresent'],
  noFace: true,
  asks: 'come-in',
};
/** A frame that one check refuses. */
const refused = (check: CheckName, asks: Instruction): Expected => ({
  madeFor: [check],
  fail: [check],
  asks,
});
/** A frame that one check warns of. */
const warned = (check: CheckName, asks: Instruction): Expected => ({ madeFor: [check], warn: [check], asks });

export const expected: Record<Variant, Expected> = {
  'good astronaut': good,
  'good Hopper (glasses, hat)': good,
  'good Obama': good,
  mirrored: good,
  'darker skin, moderate (Obama x 0.75)': good,
  'darker skin, strong (Obama x 0.55)': good,
  'darker skin (astronaut x 0.7)': good,
  'lighter skin (astronaut x 1.15)': good,
  'lighter skin (Hopper x 1.2)': good,
  'child-like: shorter face, low': good,
  'seated: low in the frame': good,
  'a little far': good,
  'veil, dark': good,
  'veil, light': good,
  'noise of a dim room': good,
  dark: {
    madeFor: ['LuminanceMean', 'UnderExposurePrevention', 'DynamicRange'],
    warn: ['LuminanceMean', 'UnderExposurePrevention', 'DynamicRange', 'BackgroundColour'],
    asks: 'more-light',
  },
  'very dark': {
    madeFor: ['LuminanceMean', 'UnderExposurePrevention', 'DynamicRange'],
    warn: ['LuminanceMean', 'UnderExposurePrevention', 'DynamicRange', 'BackgroundColour'],
    asks: 'more-light',
  },
  bright: {
    madeFor: ['LuminanceMean', 'OverExposurePrevention'],
    warn: ['LuminanceMean', 'OverExposurePrevention', 'DynamicRange'],
    asks: 'less-light',
  },
  'over-exposed': {
    madeFor: ['LuminanceMean', 'OverExposurePrevention', 'DynamicRange'],
    warn: ['LuminanceMean', 'OverExposurePrevention', 'DynamicRange', 'NaturalColour'],
    asks: 'less-light',
  },
  'over-exposed, burnt out': noFace,
  'blur 2': refused('Sharpness', 'hold-still'),
  'blur 5': refused('Sharpness', 'hold-still'),
  'blur 2 (Obama)': refused('Sharpness', 'hold-still'),
  'blur 5 (Obama)': refused('Sharpness', 'hold-still'),
  'turned 5': warned('HeadPoseRoll', 'straighten'),
  'turned 10': refused('HeadPoseRoll', 'straighten'),
  'turned 20': refused('HeadPoseRoll', 'straighten'),
  'turned -20': refused('HeadPoseRoll', 'straighten'),
  'off-centre': refused('Centring', 'left'),
  'half out of the frame': {
    madeFor: ['CropOfTheFaceImage', 'Centring'],
    fail: ['CropOfTheFaceImage', 'Centring'],
    asks: 'right',
  },
  'too high': refused('CropOfTheFaceImage', 'down'),
  'too low': refused('CropOfTheFaceImage', 'up'),
  'too small': {
    madeFor: ['InterEyeDistance', 'HeadSize'],
    fail: ['InterEyeDistance'],
    warn: ['HeadSize'],
    asks: 'closer',
  },
  'far too small': noFace,
  'too close': {
    madeFor: ['HeadSize', 'CropOfTheFaceImage'],
    fail: ['HeadSize', 'CropOfTheFaceImage'],
    asks: 'back',
  },
  'two faces': { madeFor: ['SingleFacePresent'], fail: ['SingleFacePresent', 'Centring'], asks: 'alone' },
  'somebody behind, far': good,
  'eyes closed': refused('EyesOpen', 'open-eyes'),
  'eyes closed (Obama)': refused('EyesOpen', 'open-eyes'),
  'looking aside': warned('EyesVisible', 'look-at-camera'),
  sunglasses: refused('EyesVisible', 'show-eyes'),
  'sunglasses (Obama)': refused('EyesVisible', 'show-eyes'),
  'tinted glasses': warned('EyesVisible', 'look-at-camera'),
  'mask, blue': {
    madeFor: ['FaceOcclusionPrevention'],
    warn: ['FaceOcclusionPrevention', 'NaturalColour'],
    asks: 'uncover-face',
  },
  'mask, black': warned('FaceOcclusionPrevention', 'uncover-face'),
  'mask, white': warned('FaceOcclusionPrevention', 'uncover-face'),
  'side light': {
    madeFor: ['IlluminationUniformity'],
    warn: ['IlluminationUniformity', 'BackgroundColour'],
    asks: 'even-light',
  },
  'colour cast, blue': {
    madeFor: ['NaturalColour'],
    warn: ['NaturalColour', 'BackgroundColour'],
    asks: 'good',
  },
  'colour cast, orange': {
    madeFor: ['NaturalColour'],
    warn: ['NaturalColour', 'BackgroundColour'],
    asks: 'good',
  },
  grey: warned('NaturalColour', 'good'),
  'busy background': {
    madeFor: ['BackgroundUniformity'],
    warn: ['BackgroundUniformity', 'BackgroundColour'],
    asks: 'good',
  },
  'dark background': warned('BackgroundColour', 'good'),
  'white background': good,
  'pale blue background': good,
  'red background': warned('BackgroundColour', 'good'),
  cat: noFace,
  cup: noFace,
  'empty wall': noFace,
};

/** What depends on the profile: the checks that warn under each, of the background's colour and the mouth. */
export const byProfile: Partial<Record<Variant, Record<keyof typeof photoProfiles, readonly CheckName[]>>> = {
  'good Hopper (glasses, hat)': { default: [], 'france-titre': [], 'esup-sgc': ['BackgroundColour'] },
  'good astronaut': { default: [], 'france-titre': ['MouthClosed'], 'esup-sgc': ['BackgroundColour'] },
  'white background': {
    default: [],
    'france-titre': ['MouthClosed', 'BackgroundColour'],
    'esup-sgc': [],
  },
  'pale blue background': { default: [], 'france-titre': [], 'esup-sgc': ['BackgroundColour'] },
  'dark background': {
    default: ['BackgroundColour'],
    'france-titre': ['MouthClosed', 'BackgroundColour'],
    'esup-sgc': ['BackgroundColour'],
  },
};

import { backgroundColour, backgroundUniformity } from './checks/background.ts';
import { eyesOpen, mouthClosed } from './checks/eyes-and-mouth.ts';
import { eyesVisible } from './checks/eyes-visible.ts';
import { faceOcclusionPrevention } from './checks/face-occlusion-prevention.ts';
import { headPosePitch, headPoseRoll, headPoseYaw } from './checks/head-pose.ts';
import { illuminationUniformity } from './checks/illumination-uniformity.ts';
import {
  dynamicRange,
  luminanceMean,
  overExposurePrevention,
  underExposurePrevention,
} from './checks/light-of-the-face.ts';
import { naturalColour } from './checks/natural-colour.ts';
import { sharpness } from './checks/sharpness.ts';
import { singleFacePresent } from './checks/single-face-present.ts';
import { centring, cropOfTheFaceImage, headSize, interEyeDistance } from './checks/size-and-place.ts';
import { stability } from './checks/stability.ts';
import { checkNames } from './check-names.ts';
import type { CheckName, Values } from './check.ts';
import { faceOf } from './geometry.ts';
import type { Reading } from './reading.ts';
import { seenIn } from './seen.ts';
import type { Seen } from './seen.ts';

/** How each check is made on a face. */
const checks: Record<CheckName, (seen: Seen) => number | null> = {
  SingleFacePresent: ({ reading, face }) => singleFacePresent(reading, face),
  InterEyeDistance: interEyeDistance,
  HeadSize: headSize,
  CropOfTheFaceImage: cropOfTheFaceImage,
  Centring: centring,
  HeadPoseRoll: headPoseRoll,
  HeadPoseYaw: headPoseYaw,
  HeadPosePitch: headPosePitch,
  EyesOpen: eyesOpen,
  EyesVisible: eyesVisible,
  MouthClosed: mouthClosed,
  LuminanceMean: luminanceMean,
  OverExposurePrevention: overExposurePrevention,
  UnderExposurePrevention: underExposurePrevention,
  DynamicRange: dynamicRange,
  IlluminationUniformity: illuminationUniformity,
  NaturalColour: naturalColour,
  Sharpness: sharpness,
  BackgroundUniformity: backgroundUniformity,
  BackgroundColour: backgroundColour,
  FaceOcclusionPrevention: faceOcclusionPrevention,
  Stability: stability,
};

/** All 22 values of one reading, each in its check's own unit. Without a face every value but `SingleFacePresent` is null. */
export function measure(reading: Reading): Values {
  const face = faceOf(reading);
  const values: Values = {};
  if (face === null) {
    for (const name of checkNames) values[name] = null;
    values.SingleFacePresent = singleFacePresent(reading, null);
    return values;
  }
  const seen = seenIn(reading, face);
  for (const name of checkNames) {
    const value = checks[name](seen);
    // a number that is none comes from a degenerate picture: the check says nothing about it
    values[name] = value === null || !Number.isFinite(value) ? null : value;
  }
  return values;
}

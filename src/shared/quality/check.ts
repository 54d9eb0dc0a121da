import { z } from 'zod';

/**
 * The 22 checks of an identity photo, by their terms in ISO/IEC 29794-5:2025 as its reference implementation (BSI OFIQ) spells them. Four are
 * not components of that standard: `Centring` (ISO/IEC 19794-5, 8.3), `BackgroundColour` (a rule of each country), `CropOfTheFaceImage`
 * (the standard's four margins taken as one) and `Stability` (ours: it says when a live picture may be taken).
 */
export const checkNames = [
  'SingleFacePresent',
  'InterEyeDistance',
  'HeadSize',
  'CropOfTheFaceImage',
  'Centring',
  'HeadPoseRoll',
  'HeadPoseYaw',
  'HeadPosePitch',
  'EyesOpen',
  'EyesVisible',
  'MouthClosed',
  'LuminanceMean',
  'OverExposurePrevention',
  'UnderExposurePrevention',
  'DynamicRange',
  'IlluminationUniformity',
  'NaturalColour',
  'Sharpness',
  'BackgroundUniformity',
  'BackgroundColour',
  'FaceOcclusionPrevention',
  'Stability',
] as const;
export const CheckName = z.enum(checkNames);
export type CheckName = z.infer<typeof CheckName>;

/** Checks of light and colour: they warn and never refuse, because no threshold was proven fair to every skin. */
export const lightAndColour: readonly CheckName[] = [
  'LuminanceMean',
  'OverExposurePrevention',
  'UnderExposurePrevention',
  'DynamicRange',
  'IlluminationUniformity',
  'NaturalColour',
  'BackgroundUniformity',
  'BackgroundColour',
];

export const Verdict = z.enum(['pass', 'warn', 'fail', 'unknown']);
/** `unknown`: the check could not be made on this picture, and says nothing about it. */
export type Verdict = z.infer<typeof Verdict>;

/** What was measured, in each check's own unit; null when it could not be. */
export const Values = z.partialRecord(CheckName, z.number().nullable());
export type Values = z.infer<typeof Values>;

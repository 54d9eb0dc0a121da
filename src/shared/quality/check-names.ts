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

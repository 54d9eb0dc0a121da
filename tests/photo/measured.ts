// What the checks measured on the frames: recorded, held against each run of the test, and shown in docs/photo-checks.md.
import type { CheckName } from '../../src/shared/quality/check.ts';
import type { Variant } from './variants.ts';

/** Values in each check's own unit, to two digits: all of the good portraits, and of the others what they were made for. */
export const measured: Partial<Record<Variant, Partial<Record<CheckName, number>>>> = {
  'good astronaut': {
    SingleFacePresent: 0,
    InterEyeDistance: 120,
    HeadSize: 0.29,
    CropOfTheFaceImage: 1.3,
    Centring: 0.5,
    HeadPoseRoll: 3.5,
    HeadPoseYaw: -0.33,
    HeadPosePitch: 5.5,
    EyesOpen: 0.089,
    EyesVisible: 0.8,
    MouthClosed: 0.094,
    LuminanceMean: 0.41,
    OverExposurePrevention: 0.00025,
    UnderExposurePrevention: 0.06,
    DynamicRange: 7.6,
    IlluminationUniformity: 0.61,
    NaturalColour: 0,
    Sharpness: 3.1,
    BackgroundUniformity: 2.5,
    BackgroundColour: 85,
    FaceOcclusionPrevention: 0.049,
  },
  'good Hopper (glasses, hat)': {
    SingleFacePresent: 0,
    InterEyeDistance: 120,
    HeadSize: 0.3,
    CropOfTheFaceImage: 1.3,
    Centring: 0.5,
    HeadPoseRoll: -2.5,
    HeadPoseYaw: -0.26,
    HeadPosePitch: 3.7,
    EyesOpen: 0.074,
    EyesVisible: 0.78,
    MouthClosed: 0.002,
    LuminanceMean: 0.3,
    OverExposurePrevention: 0,
    UnderExposurePrevention: 0.14,
    DynamicRange: 7.3,
    IlluminationUniformity: 0.83,
    NaturalColour: 5.6,
    Sharpness: 5,
    BackgroundUniformity: 1.2,
    BackgroundColour: 85,
    FaceOcclusionPrevention: 0,
  },
  'good Obama': {
    SingleFacePresent: 0,
    InterEyeDistance: 97,
    HeadSize: 0.27,
    CropOfTheFaceImage: 1.4,
    Centring: 0.5,
    HeadPoseRoll: -0.5,
    HeadPoseYaw: 2.1,
    HeadPosePitch: -2.6,
    EyesOpen: 0.05,
    EyesVisible: 0.88,
    MouthClosed: 0.12,
    LuminanceMean: 0.33,
    OverExposurePrevention: 0,
    UnderExposurePrevention: 0.063,
    DynamicRange: 7.1,
    IlluminationUniformity: 0.78,
    NaturalColour: 0,
    Sharpness: 6,
    BackgroundUniformity: 0.54,
    BackgroundColour: 85,
    FaceOcclusionPrevention: 0.17,
  },
  dark: {
    LuminanceMean: 0.032,
    UnderExposurePrevention: 1,
    DynamicRange: 3.8,
  },
  'very dark': {
    LuminanceMean: 0.0067,
    UnderExposurePrevention: 1,
    DynamicRange: 1.4,
  },
  bright: {
    LuminanceMean: 0.88,
    OverExposurePrevention: 0.66,
  },
  'over-exposed': {
    LuminanceMean: 0.94,
    OverExposurePrevention: 0.83,
    DynamicRange: 2.8,
  },
  'blur 2': {
    Sharpness: 1.9,
  },
  'blur 5': {
    Sharpness: 1.2,
  },
  'blur 2 (Obama)': {
    Sharpness: 1.9,
  },
  'blur 5 (Obama)': {
    Sharpness: 1.3,
  },
  'turned 5': {
    HeadPoseRoll: 8.5,
  },
  'turned 10': {
    HeadPoseRoll: 14,
  },
  'turned 20': {
    HeadPoseRoll: 23,
  },
  'turned -20': {
    HeadPoseRoll: -17,
  },
  'off-centre': {
    Centring: 0.26,
  },
  'half out of the frame': {
    CropOfTheFaceImage: 0.64,
    Centring: 0.9,
  },
  'too high': {
    CropOfTheFaceImage: 0.77,
  },
  'too low': {
    CropOfTheFaceImage: 0.75,
  },
  'too small': {
    InterEyeDistance: 55,
    HeadSize: 0.16,
  },
  'too close': {
    HeadSize: 0.55,
    CropOfTheFaceImage: 0.68,
  },
  'two faces': {
    SingleFacePresent: 0.64,
  },
  'eyes closed': {
    EyesOpen: 0.014,
  },
  'eyes closed (Obama)': {
    EyesOpen: 0.0096,
  },
  'looking aside': {
    EyesVisible: 0.25,
  },
  sunglasses: {
    EyesVisible: 0.017,
  },
  'sunglasses (Obama)': {
    EyesVisible: 0.035,
  },
  'tinted glasses': {
    EyesVisible: 0.28,
  },
  'mask, blue': {
    FaceOcclusionPrevention: 2.1,
  },
  'mask, black': {
    FaceOcclusionPrevention: 1,
  },
  'mask, white': {
    FaceOcclusionPrevention: 1,
  },
  'side light': {
    IlluminationUniformity: 0,
  },
  'colour cast, blue': {
    NaturalColour: 38,
  },
  'colour cast, orange': {
    NaturalColour: 30,
  },
  grey: {
    NaturalColour: 7.1,
  },
  'busy background': {
    BackgroundUniformity: 120,
  },
  'dark background': {
    BackgroundColour: 26,
  },
  'red background': {
    BackgroundColour: -4.7,
  },
};

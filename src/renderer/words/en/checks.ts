import type { CheckName } from '../../../shared/quality/check.ts';
import type { CheckWords } from '../fr/checks.ts';

/** English words of the 22 checks, for those who look at somebody else’s photo. */
export const checks: Readonly<Record<CheckName, CheckWords>> = {
  SingleFacePresent: { name: 'One face only', low: 'No face found', high: 'Several faces' },
  InterEyeDistance: { name: 'Distance', low: 'Taken from too far', high: 'Taken from too near' },
  HeadSize: { name: 'Size of the face', low: 'Face too small', high: 'Face too large' },
  CropOfTheFaceImage: { name: 'Margins', low: 'Face too near to the edge', high: 'Margins too wide' },
  Centring: { name: 'Centring', low: 'Face too far left', high: 'Face too far right' },
  HeadPoseRoll: { name: 'Head upright', low: 'Head tilted', high: 'Head tilted' },
  HeadPoseYaw: {
    name: 'Facing the camera',
    low: 'Head turned to the side',
    high: 'Head turned to the side',
  },
  HeadPosePitch: { name: 'Head level', low: 'Head raised', high: 'Head lowered' },
  EyesOpen: { name: 'Eyes open', low: 'Eyes closed or half closed', high: 'Eyes wide open' },
  EyesVisible: { name: 'Eyes visible', low: 'Eyes hidden or looking aside', high: 'Eyes visible' },
  MouthClosed: { name: 'Mouth closed', low: 'Mouth closed', high: 'Mouth open' },
  LuminanceMean: { name: 'Brightness', low: 'Face too dark', high: 'Face too bright' },
  OverExposurePrevention: { name: 'Highlights', low: 'Highlights', high: 'Parts of the face burnt out' },
  UnderExposurePrevention: { name: 'Shadows', low: 'Shadows', high: 'Face in the shade' },
  DynamicRange: { name: 'Shades', low: 'Light too flat', high: 'Shades' },
  IlluminationUniformity: {
    name: 'Even light',
    low: 'One side of the face darker',
    high: 'Even light',
  },
  NaturalColour: { name: 'Colours', low: 'Colours', high: 'Unnatural colours' },
  Sharpness: { name: 'Sharpness', low: 'Blurred photo', high: 'Sharpness' },
  BackgroundUniformity: { name: 'Plain background', low: 'Plain background', high: 'Background not plain' },
  BackgroundColour: {
    name: 'Background colour',
    low: 'Background too dark or coloured',
    high: 'Background too white',
  },
  FaceOcclusionPrevention: {
    name: 'Face uncovered',
    low: 'Face uncovered',
    high: 'Lower face perhaps covered',
  },
  Stability: { name: 'Stillness', low: 'Stillness', high: 'Face moving' },
};

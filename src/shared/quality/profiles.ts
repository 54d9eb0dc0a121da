import type { CheckName } from './check.ts';
import type { PhotoProfile, Rule } from './profile.ts';

type Limits = Rule['pass'];
const refuses = (pass: Limits, warn: Limits): Rule => ({ pass, warn, hard: true });
const advises = (pass: Limits, warn: Limits): Rule => ({ pass, warn, hard: false });
const within = (pass: number, warn: number) =>
  refuses({ least: -pass, most: pass }, { least: -warn, most: warn });

/** The limits that each check's own sentence explains; `warn` of an advice is where it becomes worth saying first. */
const rules: Record<CheckName, Rule> = {
  SingleFacePresent: refuses({ least: 0, most: 0.1 }, { least: 0, most: 0.25 }),
  InterEyeDistance: refuses({ least: 90 }, { least: 60 }),
  HeadSize: refuses({ least: 0.18, most: 0.45 }, { least: 0.12, most: 0.5 }),
  CropOfTheFaceImage: refuses({ least: 1 }, { least: 0.92 }),
  Centring: refuses({ least: 0.4, most: 0.6 }, { least: 0.33, most: 0.67 }),
  HeadPoseRoll: within(5, 10),
  HeadPoseYaw: within(6, 12),
  HeadPosePitch: within(10, 18),
  EyesOpen: refuses({ least: 0.035 }, { least: 0.022 }),
  EyesVisible: refuses({ least: 0.4 }, { least: 0.2 }),
  MouthClosed: advises({ most: 0.15 }, { most: 0.25 }),
  LuminanceMean: advises({ least: 0.06, most: 0.75 }, { least: 0.04, most: 0.85 }),
  OverExposurePrevention: advises({ most: 0.05 }, { most: 0.2 }),
  UnderExposurePrevention: advises({ most: 0.75 }, { most: 0.9 }),
  DynamicRange: advises({ least: 4.5 }, { least: 3.5 }),
  IlluminationUniformity: advises({ least: 0.3 }, { least: 0.15 }),
  NaturalColour: advises({ most: 6.5 }, { most: 15 }),
  Sharpness: refuses({ least: 2.6 }, { least: 2.2 }),
  BackgroundUniformity: advises({ most: 15 }, { most: 30 }),
  BackgroundColour: advises({ least: 60 }, { least: 40 }),
  FaceOcclusionPrevention: advises({ most: 0.7 }, { most: 1 }),
  Stability: refuses({ most: 0.03 }, { most: 0.06 }),
};

/** The profile of a university that wants a badge photo and nothing more. */
const ordinary: PhotoProfile = { name: 'default', version: 1, rules, triesBeforeAnyway: 3 };

/** What the French state asks of photos for its documents: a closed mouth, a plain light background that is not white. */
const frenchState: PhotoProfile = {
  ...ordinary,
  name: 'france-titre',
  rules: {
    ...rules,
    MouthClosed: advises({ most: 0.06 }, { most: 0.15 }),
    BackgroundColour: advises({ least: 60, most: 95 }, { least: 40, most: 97 }),
  },
};

/** What ESUP-SGC's own screen asks for: a white background. */
const esupSgc: PhotoProfile = {
  ...ordinary,
  name: 'esup-sgc',
  rules: { ...rules, BackgroundColour: advises({ least: 88 }, { least: 70 }) },
};

/** The profiles that come with the kiosk, by their names. */
export const photoProfiles = {
  default: ordinary,
  'france-titre': frenchState,
  'esup-sgc': esupSgc,
} as const satisfies Record<string, PhotoProfile>;

import type { CheckName } from './check.ts';
import type { Measure } from './judge.ts';
import { inside } from './judge.ts';
import { marginsOf } from './framing.ts';
import type { PhotoProfile } from './profile.ts';
import type { FacePlace } from './reading.ts';

/**
 * What the booth may ask, the most urgent first. Every direction is the person's own and, because the preview is mirrored like a looking-glass,
 * also the one on the screen: `left` asks to move to one's left, and its arrow points to the left of the screen (to the right in the unmirrored
 * frame). `up` and `down` ask the head to go higher or lower. `turn-left` asks to turn the nose to one's left, which is the screen's left.
 * `chin-up` and `chin-down` ask to raise or lower the face. `straighten` asks to hold the head upright, whichever way it leans.
 */
export const instructions = [
  'come-in',
  'alone',
  'back',
  'closer',
  'left',
  'right',
  'up',
  'down',
  'straighten',
  'turn-left',
  'turn-right',
  'chin-up',
  'chin-down',
  'show-eyes',
  'open-eyes',
  'look-at-camera',
  'more-light',
  'less-light',
  'even-light',
  'uncover-face',
  'close-mouth',
  'hold-still',
  'good',
] as const;
export type Instruction = (typeof instructions)[number];

/** Kinds of instructions by urgency, 0 first: being there, distance and place, pose, eyes, light and the like, holding still, done. */
export const urgency: Record<Instruction, number> = {
  'come-in': 0,
  alone: 0,
  back: 1,
  closer: 1,
  left: 1,
  right: 1,
  up: 1,
  down: 1,
  straighten: 2,
  'turn-left': 2,
  'turn-right': 2,
  'chin-up': 2,
  'chin-down': 2,
  'show-eyes': 3,
  'open-eyes': 3,
  'look-at-camera': 3,
  'more-light': 4,
  'less-light': 4,
  'even-light': 4,
  'uncover-face': 4,
  'close-mouth': 4,
  'hold-still': 5,
  good: 6,
};

/** What a value out of its limits asks for; null when nothing the person does would help. */
type Ask = (value: number, place: FacePlace | null, profile: PhotoProfile) => Instruction | null;

const asks: Partial<Record<CheckName, Ask>> = {
  SingleFacePresent: (value) => (value < 0 ? 'come-in' : 'alone'),
  InterEyeDistance: () => 'closer',
  HeadSize: (value, _place, profile) =>
    value < (profile.rules.HeadSize.pass.least ?? 0) ? 'closer' : 'back',
  CropOfTheFaceImage: (_value, place) => (place === null ? 'back' : intoTheFrame(place)),
  Centring: (value) => (value < 0.5 ? 'left' : 'right'),
  HeadPoseRoll: () => 'straighten',
  HeadPoseYaw: (value) => (value > 0 ? 'turn-right' : 'turn-left'),
  HeadPosePitch: (value) => (value > 0 ? 'chin-up' : 'chin-down'),
  EyesOpen: () => 'open-eyes',
  // only darkness goes below what the gaze can take away
  EyesVisible: (value, _place, { rules }) =>
    inside(value, rules.EyesVisible.warn) ? 'look-at-camera' : 'show-eyes',
  MouthClosed: () => 'close-mouth',
  LuminanceMean: (value, _place, { rules }) =>
    value < (rules.LuminanceMean.pass.least ?? 0) ? 'more-light' : 'less-light',
  OverExposurePrevention: () => 'less-light',
  UnderExposurePrevention: () => 'more-light',
  IlluminationUniformity: () => 'even-light',
  FaceOcclusionPrevention: () => 'uncover-face',
  Sharpness: () => 'hold-still',
  Stability: () => 'hold-still',
};

/** A window that fills more of the frame than this leaves no room to move within it. */
const FULL = 0.97;

/** Which way to go so that the finished picture fits into the frame. */
function intoTheFrame(place: FacePlace): Instruction {
  const { needed, atRight, atLeft, above, below } = marginsOf(place);
  if (needed.height > FULL * place.height || needed.width > FULL * place.width) return 'back';
  const worst = Math.min(atRight, atLeft, above, below);
  if (worst === above) return 'down';
  if (worst === below) return 'up';
  return worst === atRight ? 'left' : 'right';
}

/**
 * The most useful thing to ask now. First what is outside of both limits of its rule, then what is outside of `pass`, each in the order of
 * `instructions`; `good` when nothing is left. Light and the like are asked for too, and never keep a photo from being taken (`readiness`).
 */
export function wish(
  measures: readonly Measure[],
  profile: PhotoProfile,
  place: FacePlace | null,
): Instruction {
  const wanted: { instruction: Instruction; rank: number }[] = [];
  for (const { check, value, verdict } of measures) {
    if (value === null || verdict === 'pass' || verdict === 'unknown') continue;
    const instruction = asks[check]?.(value, place, profile) ?? null;
    if (instruction === null) continue;
    const isFarOut = !inside(value, profile.rules[check].warn);
    wanted.push({
      instruction,
      rank: instructions.indexOf(instruction) + (isFarOut ? 0 : instructions.length),
    });
  }
  wanted.sort((a, b) => a.rank - b.rank);
  return wanted[0]?.instruction ?? 'good';
}

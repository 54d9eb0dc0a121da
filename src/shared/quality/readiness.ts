import type { Measure } from './judge.ts';
import type { PhotoProfile } from './profile.ts';

/** How long all must stay green before the booth takes the photo by itself, in milliseconds. */
const HOLD = 500;
/** The same while better light or a barer face would still help: time to do something about it, never a refusal. */
const HOLD_WITH_ADVICE = 3000;

/** How near a live picture is to being taken. */
export interface Readiness {
  /** Share of the conditions that are met, 0 to 1: the shape that fills. A warning counts half. */
  readonly share: number;
  /** Whether everything that can refuse the photo passes. Unknown is not green. */
  readonly allGreen: boolean;
  /** Milliseconds that `allGreen` must last before the photo is taken by itself. */
  readonly hold: number;
}

/** What the person can do something about, unlike the wall behind and the colour of the lamps. */
const helpful: readonly string[] = [
  'LuminanceMean',
  'OverExposurePrevention',
  'UnderExposurePrevention',
  'IlluminationUniformity',
  'FaceOcclusionPrevention',
];

/** Judges how near a live picture is to being taken. */
export function readiness(measures: readonly Measure[], profile: PhotoProfile): Readiness {
  const hard = measures.filter(({ check }) => profile.rules[check].hard);
  const met = hard.reduce(
    (sum, { verdict }) => sum + (verdict === 'pass' ? 1 : verdict === 'warn' ? 0.5 : 0),
    0,
  );
  const advised = measures.some(({ check, verdict }) => helpful.includes(check) && verdict === 'warn');
  return {
    share: hard.length === 0 ? 0 : met / hard.length,
    allGreen: hard.length > 0 && hard.every(({ verdict }) => verdict === 'pass'),
    hold: advised ? HOLD_WITH_ADVICE : HOLD,
  };
}

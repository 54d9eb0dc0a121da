import type { CheckName } from '../../../shared/quality/check.ts';
import type { Measure } from '../../../shared/quality/judge.ts';

/** What the three small chips speak of. */
export const chipNames = ['distance', 'light', 'pose'] as const;
export type ChipName = (typeof chipNames)[number];
export type ChipState = 'wait' | 'good' | 'fix';

const checksOf: Record<ChipName, readonly CheckName[]> = {
  distance: ['InterEyeDistance', 'HeadSize', 'CropOfTheFaceImage', 'Centring'],
  light: ['LuminanceMean', 'OverExposurePrevention', 'UnderExposurePrevention', 'IlluminationUniformity'],
  pose: ['HeadPoseRoll', 'HeadPoseYaw', 'HeadPosePitch', 'EyesOpen', 'EyesVisible'],
};
/** A chip changes when so many looks in a row say so: one odd frame changes nothing. */
const agreed = 3;

/** What a chip shows, and for how many looks the pictures have said something else. */
export interface ShownChip {
  readonly state: ChipState;
  readonly against: number;
}
export type Chips = Readonly<Record<ChipName, ShownChip>>;

const waiting: ShownChip = { state: 'wait', against: 0 };
export const waitingChips: Chips = { distance: waiting, light: waiting, pose: waiting };

/** What one picture says of a chip. */
export function chipOf(name: ChipName, measures: readonly Measure[]): ChipState {
  const verdicts = measures
    .filter(({ check }) => checksOf[name].includes(check))
    .map(({ verdict }) => verdict)
    .filter((verdict) => verdict !== 'unknown');
  if (verdicts.length === 0) return 'wait';
  return verdicts.every((verdict) => verdict === 'pass') ? 'good' : 'fix';
}

/** The chips after one more look; a chip that said nothing yet answers at once. */
export function nextChips(chips: Chips, measures: readonly Measure[]): Chips {
  const next = (name: ChipName): ShownChip => {
    const shown = chips[name];
    const state = chipOf(name, measures);
    if (state === shown.state) return shown.against === 0 ? shown : { ...shown, against: 0 };
    const against = shown.against + 1;
    return shown.state === 'wait' || against >= agreed
      ? { state, against: 0 }
      : { state: shown.state, against };
  };
  return { distance: next('distance'), light: next('light'), pose: next('pose') };
}

import type { CheckName, Values } from './check.ts';
import { judge } from './judge.ts';
import type { PhotoProfile } from './profile.ts';

const sigmoid = (x: number, middle: number, width: number) => 1 / (1 + Math.exp(-(x - middle) / width));
const upright = (angle: number) => Math.cos((angle * Math.PI) / 180) ** 2;

/**
 * What changes between frames of one person within a second, each 0 to 1 and never quite 1: a sharper picture and wider eyes always score higher.
 * Angles, eyes and mouth by OFIQ's curves; sharpness and stability half way at their limits.
 */
const merits: Partial<Record<CheckName, { weight: number; of: (value: number) => number }>> = {
  EyesOpen: { weight: 4, of: (value) => value / (Math.abs(value) + 0.035) },
  Sharpness: { weight: 4, of: (value) => value / (Math.abs(value) + 2.6) },
  Stability: { weight: 2, of: (value) => 1 / (1 + Math.abs(value) / 0.03) },
  EyesVisible: { weight: 2, of: (value) => Math.max(0, Math.min(1, value)) },
  HeadPoseYaw: { weight: 2, of: (value) => upright(2 * value) },
  HeadPosePitch: { weight: 1, of: (value) => upright(2 * value) },
  HeadPoseRoll: { weight: 1, of: (value) => upright(2 * value) },
  MouthClosed: { weight: 1, of: (value) => 1 - sigmoid(value, 0.2, 0.06) },
};

/** A frame that would be refused never beats one that would not. */
const REFUSED = 0.3;
const WARNED = 0.9;

/**
 * One number from 0 to 1 that chooses the best of the last frames of one person; 0 without a face. It says nothing between persons. A frame that
 * fails lies under 0.3 and every other above; each warning of what can refuse takes a tenth of what is above.
 */
export function score(values: Values, profile: PhotoProfile): number {
  if ((values.SingleFacePresent ?? -1) < 0) return 0;
  let [sum, weights] = [0, 0];
  for (const [check, merit] of Object.entries(merits)) {
    const value = values[check as CheckName] ?? null;
    weights += merit.weight;
    // a still picture has no stability: neither praised nor blamed for it
    sum += merit.weight * (value === null ? 0.5 : merit.of(value));
  }
  const hard = judge(values, profile).filter(({ check }) => profile.rules[check].hard);
  const warned = hard.filter(({ verdict }) => verdict === 'warn').length;
  const kept = REFUSED + (1 - REFUSED) * WARNED ** warned * (sum / weights);
  const fails = hard.filter(({ verdict }) => verdict === 'fail').length;
  return fails === 0 ? kept : (REFUSED * (sum / weights)) / fails;
}

import type { Look } from './look.ts';

/** How long the oval closes before the photo is taken by itself, in milliseconds: time to hold still. */
export const closingFor = 500;
/** Longer without an analysed picture, and nobody knows what happened meanwhile. */
const longestGap = 500;

/** How long everything that can refuse the photo has been green. Times in milliseconds of the page's clock. */
export interface AutoCapture {
  readonly greenSince: number | null;
  readonly last: number;
  /** What the last look asked for: all green for so long. */
  readonly hold: number;
}

/** Nothing was seen yet. */
export const noneGreen: AutoCapture = { greenSince: null, last: -Infinity, hold: closingFor };

/** After one more look: one picture that is not green, or a gap, begins anew. */
export function nextAuto(auto: AutoCapture, { at, readiness }: Look): AutoCapture {
  const hold = Math.max(closingFor, readiness.hold);
  if (!readiness.allGreen) return { greenSince: null, last: at, hold };
  const goesOn = auto.greenSince !== null && at - auto.last <= longestGap;
  return { greenSince: goesOn ? auto.greenSince : at, last: at, hold };
}

/** Whether the photo takes itself now. */
export function isDue({ greenSince, last, hold }: AutoCapture): boolean {
  return greenSince !== null && last - greenSince >= hold;
}

/** Whether the oval closes: the photo takes itself in half a second unless something changes. */
export function isClosing({ greenSince, last, hold }: AutoCapture): boolean {
  return greenSince !== null && last - greenSince >= hold - closingFor;
}

import { nextGuide, startGuide, type Guide } from '../../../shared/quality/guide.ts';
import type { Instruction } from '../../../shared/quality/instruction.ts';
import { isClosing, nextAuto, noneGreen, type AutoCapture } from './auto-capture.ts';
import { nextChips, waitingChips, type Chips } from './chips.ts';
import type { Look } from './look.ts';

/** How much of the way to a new share the shape fills with each look: smooth, and there within half a second. */
const eagerness = 0.4;
/** Most conditions are met by anybody who stands there: the shape shows the last of them. */
const steepness = 3;
/** Looks in a row that are too dark before the screen lights up. */
const darkFor = 5;

/** What the live screen shows of all looks so far. */
export interface Guidance {
  readonly guide: Guide | null;
  readonly chips: Chips;
  readonly auto: AutoCapture;
  /** How full the shape is, 0 to 1. */
  readonly fill: number;
  /** Dark looks in a row; the screen stays alight once it is. */
  readonly dark: number;
  readonly alight: boolean;
}

export const noGuidance: Guidance = {
  guide: null,
  chips: waitingChips,
  auto: noneGreen,
  fill: 0,
  dark: 0,
  alight: false,
};

/** The guidance after one more look. */
export function nextGuidance(before: Guidance, look: Look): Guidance {
  const auto = nextAuto(before.auto, look);
  const share = Math.min(look.readiness.share ** steepness, 0.97);
  const dark = isDark(look) ? before.dark + 1 : 0;
  const fill = before.fill + (share - before.fill) * eagerness;
  return {
    guide:
      before.guide === null ? startGuide(look.wish, look.at) : nextGuide(before.guide, look.wish, look.at),
    chips: nextChips(before.chips, look.measures),
    auto,
    fill: isClosing(auto) ? 1 : fill,
    dark,
    alight: before.alight || dark >= darkFor,
  };
}

/** The one instruction of the moment; `good` as soon as the photo is about to take itself. */
export function instructionOf({ guide, auto }: Guidance): Instruction {
  if (isClosing(auto)) return 'good';
  const shown = guide?.shown ?? 'come-in';
  return shown === 'good' ? 'hold-still' : shown;
}

/** Too little light on the face, whether or not something else is more urgent: the light of the screen helps already. */
function isDark({ measures, wish }: Look): boolean {
  if (wish === 'more-light') return true;
  const under = measures.find(({ check }) => check === 'UnderExposurePrevention');
  return under?.verdict === 'warn' || under?.verdict === 'fail';
}

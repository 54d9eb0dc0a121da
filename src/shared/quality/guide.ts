import { urgency } from './instruction.ts';
import type { Instruction } from './instruction.ts';

/** An instruction stays this long, in milliseconds: time to read it. */
const SHOWN_FOR = 700;
/** A new wish must last this long, in milliseconds: one odd frame changes nothing. */
const WISHED_FOR = 250;

/** What is shown, and what the last frames wished for. Times in milliseconds of any steady clock. */
export interface Guide {
  readonly shown: Instruction;
  readonly since: number;
  readonly wished: Instruction;
  readonly wishedSince: number;
}

/** The guide at the first wish, which is shown at once. */
export function startGuide(wished: Instruction, now: number): Guide {
  return { shown: wished, since: now, wished, wishedSince: now };
}

/**
 * The guide after one more frame. Another wish is shown once it lasted 250 ms and what is shown stood 700 ms; at once when it is `good`, when it is
 * about being there at all, or when it is two kinds more urgent.
 */
export function nextGuide(guide: Guide, wished: Instruction, now: number): Guide {
  const wishedSince = wished === guide.wished ? guide.wishedSince : now;
  if (wished === guide.shown) return { ...guide, wished, wishedSince };
  const isUrgent = wished === 'good' || urgency[wished] === 0 || urgency[wished] <= urgency[guide.shown] - 2;
  // « good » is two kinds away from nearly all: one bad frame must not take it away
  const isAtOnce = isUrgent && (guide.shown !== 'good' || urgency[wished] === 0);
  const isDue = now - guide.since >= SHOWN_FOR && now - wishedSince >= WISHED_FOR;
  if (!isAtOnce && !isDue) return { ...guide, wished, wishedSince };
  return { shown: wished, since: now, wished, wishedSince };
}

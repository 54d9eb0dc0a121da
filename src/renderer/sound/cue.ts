import type { BenchScreen } from '../../shared/contract/bench.ts';
import type { LookupScreen } from '../../shared/contract/lookup.ts';
import type { View } from '../../shared/contract/station.ts';
import { never } from '../../shared/domain/result.ts';

/** `click`: a tap was read. `done`: two notes up. `look`: one low note, « look at the screen ». */
export type Cue = 'click' | 'done' | 'look';

/** The sound that goes with the step from one view to the next, if any. */
export function cueOf(before: View | null, after: View): Cue | null {
  if (before === null) return null;
  if (after.visit?.idle != null && before.visit?.idle == null) return 'look';
  const was = before.screen;
  const is = after.screen;
  switch (is.name) {
    case 'tap': {
      const last = was.name === 'tap' ? was : null;
      if (is.problem !== null && is.problem !== last?.problem) return 'look';
      return is.stage !== 'waiting' && (last?.stage ?? 'waiting') === 'waiting' ? 'click' : null;
    }
    case 'photo':
      return is.problem !== null && (was.name !== 'photo' || was.problem === null) ? 'look' : null;
    case 'moderation': {
      const last = was.name === 'moderation' ? was : null;
      const refused = is.refused.length > (last?.refused.length ?? 0);
      return refused || (is.problem !== null && is.problem !== (last?.problem ?? null)) ? 'look' : null;
    }
    case 'lookup':
      return lookupCue(was.name === 'lookup' ? was : null, is);
    case 'bench':
      return benchCue(was.name === 'bench' ? was : null, is) ?? (readerLost(before, after) ? 'look' : null);
    case 'saved':
      return was.name === 'saved' ? null : 'done';
    case 'refused':
      return was.name === 'refused' ? null : 'look';
    case 'welcome':
      return is.notice === null || is.notice === 'goodbye' || was.name === 'welcome' ? null : 'look';
    case 'out-of-order':
    case 'starting':
    case 'sign-in':
    case 'account':
    case 'ent-page':
    case 'image-rights':
    case 'badge-request':
    case 'oppose':
    case 'leaving':
      return null;
    default:
      return never(is);
  }
}

/** The look-up clicks when it has found something, says what was saved, and calls for the eye when something was not, or nobody knows a card. */
function lookupCue(last: LookupScreen | null, is: LookupScreen): Cue | null {
  if (is.refused.length > (last?.refused.length ?? 0)) return 'look';
  if (is.problem !== null && is.problem !== (last?.problem ?? null)) return 'look';
  if (last === null || is.stage === last.stage) return null;
  if (is.stage === 'saved') return 'done';
  if (is.stage !== 'list' && is.stage !== 'sheet') return null;
  if (last.stage !== 'searching' && last.stage !== 'ask') return null;
  return is.stage === 'sheet' && is.sheet === null ? 'look' : 'click';
}

/** The reader went away under the hands of somebody who does not look at the screen. */
function readerLost(before: View, after: View): boolean {
  const isGone = ({ health: { reader } }: View): boolean => reader === 'no-reader' || reader === 'no-driver';
  return before.screen.name === 'bench' && isGone(after) && !isGone(before);
}

/** The bench clicks for a badge that was found, says that a card has its bytes, and calls for the eye when a person must decide. */
function benchCue(last: BenchScreen | null, is: BenchScreen): Cue | null {
  if (last === null) return null;
  if (is.refused.length > last.refused.length) return 'look';
  const isNew = is.stage !== last.stage || is.badge?.badge !== last.badge?.badge;
  // The next badge may have been scanned already.
  if (last.stage === 'card' && is.run.done > last.run.done) return 'done';
  if (is.problem !== null)
    return last.problem?.code !== is.problem.code || (isNew && is.stage === 'problem') ? 'look' : null;
  if (!isNew) return null;
  if (is.stage === 'done') return 'done';
  if (is.stage === 'choose') return 'look';
  const isFound = last.stage !== 'card' && last.stage !== 'tap' && last.stage !== 'problem';
  const isAnother = is.badge?.badge !== last.badge?.badge;
  return (is.stage === 'tap' || is.stage === 'card') && (isFound || isAnother) ? 'click' : null;
}

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

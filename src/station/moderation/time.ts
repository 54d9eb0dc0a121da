import { go, withVisit, type Outcome } from '../visit/outcome.ts';
import type { State, VisitFlow } from '../visit/state.ts';
import { takeDue, takeNow } from './batch.ts';
import { closingAt, tidied } from './work.ts';

/** When something of a moderator's work is due: photos to take, or a decision that can be taken back no more. */
export function moderationDue({ screen, work }: VisitFlow): number | null {
  const times = [closingAt(work), screen.name === 'moderation' ? takeDue(screen) : null];
  return times.reduce((first, time) => (first === null || (time !== null && time < first) ? time : first));
}

/** Does what is due of it. */
export function moderationIfDue(state: State, flow: VisitFlow, at: number): Outcome {
  const work = tidied(flow.work, at);
  const next: VisitFlow = { ...flow, work };
  const due = flow.screen.name === 'moderation' ? takeDue(flow.screen) : null;
  if (flow.screen.name === 'moderation' && due !== null && at >= due)
    return takeNow(state, next, flow.screen);
  return go(work === flow.work ? state : withVisit(state, next));
}

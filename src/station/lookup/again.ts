import type { ErrorCode } from '../../shared/domain/errors.ts';
import { isPassing, pauseAfter } from '../moderation/passing.ts';
import { go, withVisit, type Outcome } from '../visit/outcome.ts';
import type { State, VisitFlow } from '../visit/state.ts';
import type { Looking } from './ask.ts';
import type { Unanswered } from './step.ts';

/** What waits after central did not answer the present question; null for one that it would not answer later either. */
export function unanswered(
  { asked, unanswered: before }: Looking,
  code: ErrorCode,
  at: number,
): Unanswered | null {
  // A sheet that is only read anew stays as it is: what was done is laid over it.
  if (asked === null || asked.effect === null || asked.for === 'again' || !isPassing(code)) return null;
  const failures = (before?.failures ?? 0) + 1;
  return { asked, code, failures, due: at + pauseAfter(failures) };
}

/** When a question is to be asked again; null while none waits. */
export function lookupDue({ screen }: VisitFlow): number | null {
  return screen.name === 'lookup' && screen.asked === null ? (screen.unanswered?.due ?? null) : null;
}

/** Asks again what central did not answer, if it is time. */
export function lookupIfDue(state: State, flow: VisitFlow, at: number): Outcome {
  const due = lookupDue(flow);
  return due === null || at < due ? go(state) : lookupReachable(state, flow);
}

/** Central can be reached again, or may be: what it did not answer is asked once more, and the screen stays until it has answered. */
export function lookupReachable(state: State, flow: VisitFlow): Outcome {
  const { screen, access } = flow;
  if (screen.name !== 'lookup' || screen.asked !== null || screen.unanswered === null) return go(state);
  const { asked: before } = screen.unanswered;
  if (before.effect === null) return go(state);
  const number = flow.lookup.number + 1;
  const effect = { ...before.effect, number, access };
  const asked = { ...before, number, effect, quiet: true };
  const lookup = { ...flow.lookup, number };
  return go(withVisit(state, flow, { lookup, screen: { ...screen, asked } }), effect);
}

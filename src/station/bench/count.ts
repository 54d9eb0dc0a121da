import type { EventOf } from '../visit/event.ts';
import { go, withVisit, type Outcome } from '../visit/outcome.ts';
import type { State, VisitFlow } from '../visit/state.ts';
import { pauseAfter } from '../moderation/passing.ts';
import { tryWaiting } from './answers.ts';
import { overOrGone } from '../office/over-or-gone.ts';

/** Between two readings of the number of badges that wait, in milliseconds. */
const countEvery = 15_000;

/** When the number is to be asked for: while the bench shows it. */
export function benchDue({ screen }: VisitFlow): number | null {
  return screen.name === 'bench' && !screen.left.busy ? screen.left.due : null;
}

/** Asks for the number, if it is time. */
export function benchIfDue(state: State, flow: VisitFlow, at: number): Outcome {
  const due = benchDue(flow);
  return due === null || at < due ? go(state) : countNow(state, flow);
}

/** Asks for the number. */
export function countNow(state: State, flow: VisitFlow): Outcome {
  const { screen, lap, access } = flow;
  if (screen.name !== 'bench' || screen.left.busy) return go(state);
  const next = { ...screen, left: { ...screen.left, busy: true } };
  return go(withVisit(state, flow, { screen: next }), { do: 'bench-count', lap, access });
}

/** The number came; when it did not, the bench simply does not show a new one. */
export function benchCounted(state: State, flow: VisitFlow, event: EventOf<'bench-counted'>): Outcome {
  const { screen } = flow;
  const { result, at } = event;
  const over = result.ok ? null : overOrGone(state, flow, result.error, at);
  if (screen.name !== 'bench') return go(state);
  if (over !== null) return over;
  const failures = result.ok ? 0 : screen.left.failures + 1;
  const due = at + (result.ok ? countEvery : Math.max(countEvery, pauseAfter(failures)));
  const printed = result.ok ? result.value.printed : screen.left.printed;
  const counted = { ...screen, left: { printed, busy: false, due, failures } };
  // A single answer that did not come is no lost network, and nobody says that it is back.
  return result.ok ? tryWaiting(state, flow, counted) : go(withVisit(state, flow, { screen: counted }));
}

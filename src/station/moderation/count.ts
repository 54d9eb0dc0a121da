import { overCodes } from '../account/refresh.ts';
import { ended } from '../visit/begin.ts';
import { stationCodes } from '../visit/between.ts';
import type { EventOf } from '../visit/event.ts';
import { go, withVisit, type Outcome } from '../visit/outcome.ts';
import type { State, VisitFlow } from '../visit/state.ts';
import { pauseAfter } from './passing.ts';
import { isModerator } from './work.ts';

/** Between two readings of the number, in milliseconds. */
const countEvery = 10_000;

/** When the number of photos that wait is to be asked for: while a moderator's account shows it. */
export function countDue({ screen, base, work }: VisitFlow): number | null {
  return screen.name === 'account' && isModerator(base) && !work.count.busy ? work.count.due : null;
}

/** Asks for the number, if it is time. */
export function countIfDue(state: State, flow: VisitFlow, at: number): Outcome {
  const due = countDue(flow);
  if (due === null || at < due) return go(state);
  const work = { ...flow.work, count: { ...flow.work.count, busy: true } };
  return go(withVisit(state, flow, { work }), {
    do: 'count-waiting',
    lap: flow.lap,
    access: flow.access,
  });
}

/** The number came; when it did not, the account simply does not show a new one. */
export function waitingCounted(state: State, flow: VisitFlow, event: EventOf<'waiting'>): Outcome {
  const { result, at } = event;
  if (!result.ok && (overCodes.includes(result.error) || stationCodes.includes(result.error)))
    return ended(state, result.error, at) ?? go(state);
  const failures = result.ok ? 0 : flow.work.count.failures + 1;
  const due = at + (result.ok ? countEvery : Math.max(countEvery, pauseAfter(failures)));
  const waiting = result.ok ? result.value : flow.work.waiting;
  return go(
    withVisit(state, flow, { work: { ...flow.work, waiting, count: { busy: false, due, failures } } }),
  );
}

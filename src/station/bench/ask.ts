import type { OfficeSearch } from '../../shared/contract/office.ts';
import { go, withVisit, type Outcome } from '../visit/outcome.ts';
import type { State, StepOf, VisitFlow } from '../visit/state.ts';

/** How many questions central is asked at a time: a new one does not wait for one that hangs. */
const most = 3;

/** Asks central; what an earlier question brings is not waited for. */
export function ask(state: State, flow: VisitFlow, screen: StepOf<'bench'>, what: OfficeSearch): Outcome {
  const { search } = screen;
  const next = { ...search, number: search.number + 1, what, busy: true, sent: false };
  return send(state, flow, { ...screen, stage: 'searching', search: next });
}

/** Sends the question that waits, if there is one and central is not asked too much already. */
export function send(state: State, flow: VisitFlow, screen: StepOf<'bench'>): Outcome {
  const { number, what, busy, sent, flying } = screen.search;
  if (what === null || !busy || sent || flying >= most) return go(withVisit(state, flow, { screen }));
  const search = { ...screen.search, sent: true, flying: flying + 1 };
  return go(withVisit(state, flow, { screen: { ...screen, search } }), {
    ...{ do: 'bench-search', lap: flow.lap, step: screen.step, number },
    ...{ access: flow.access, what },
  });
}

/** Central is asked again so long after something had to wait for it, in milliseconds. */
const soonAfter = 5_000;

/** What waits for central is tried again as soon as it answers: the next question is not far. */
export const soon = (screen: StepOf<'bench'>, at: number): StepOf<'bench'> => ({
  ...screen,
  left: { ...screen.left, due: Math.min(screen.left.due, at + soonAfter) },
});

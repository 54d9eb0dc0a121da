import type { OfficeSearch } from '../../shared/contract/office.ts';
import { go, withVisit, type Outcome } from '../visit/outcome.ts';
import type { State, StepOf, VisitFlow } from '../visit/state.ts';

/** Asks central; what an earlier question brings is not waited for. */
export function ask(state: State, flow: VisitFlow, screen: StepOf<'bench'>, what: OfficeSearch): Outcome {
  const number = screen.search.number + 1;
  const next: StepOf<'bench'> = { ...screen, stage: 'searching', search: { number, what, busy: true } };
  return go(withVisit(state, flow, { screen: next }), {
    ...{ do: 'bench-search', lap: flow.lap, step: screen.step, number },
    ...{ access: flow.access, what },
  });
}

import { go, withVisit, type Outcome } from '../visit/outcome.ts';
import type { State, VisitFlow } from '../visit/state.ts';
import type { Looking } from './ask.ts';
import type { OfficeWork } from './work.ts';
import type { Doing } from './step.ts';

/** Hands an act to the store; one that needs a card is saved only while that very card lies alone on the reader. */
export function saveDoing(
  state: State,
  flow: VisitFlow,
  screen: Looking,
  doing: Extract<Doing, { way: 'tap' | 'saving' }>,
  card: string | null,
): Outcome {
  const { act, badge, person, change, draft } = doing;
  const work: OfficeWork = { command: draft.id, act, badge, person, change, way: 'saving', appliedBy: null };
  const works = [...flow.lookup.works.filter((one) => one.command !== draft.id), work];
  const next = withVisit(state, flow, {
    lookup: { ...flow.lookup, works },
    screen: { ...screen, problem: null, doing: { ...doing, way: 'saving' } },
  });
  return go(next, {
    ...{ do: 'save', lap: flow.lap, step: screen.step, draft, card },
    ...(doing.card === null ? {} : { uid: doing.card }),
  });
}

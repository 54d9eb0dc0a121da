import type { Act } from '../../shared/contract/station.ts';
import type { EventOf } from '../visit/event.ts';
import { also, enter, go, refuse, withVisit, type Outcome } from '../visit/outcome.ts';
import type { State, StepOf, VisitFlow } from '../visit/state.ts';
import { benchAgain, look } from './card.ts';
import { countNow } from './count.ts';
import { benchChoose, benchSearch } from './identify.ts';
import { keepKeys } from './keep-keys.ts';
import { firstBench, identifying, isCardOffice } from './step.ts';

type Benching = StepOf<'bench'>;
type BenchAct = Extract<Act, { act: `bench-${string}` }>;

/** To the bench, for those whom central calls the card office. */
export function openBench(state: State, flow: VisitFlow, at: number): Outcome {
  if (!isCardOffice(flow.base)) return refuse(state, 'office.not-allowed');
  const shown = enter(state, flow, firstBench(at));
  if (shown.flow.at !== 'visit' || shown.flow.screen.name !== 'bench') return go(shown);
  const opened = go(shown, { do: 'bench-open', lap: flow.lap, access: flow.access });
  return also(opened, (next) => countNow(next, shown.flow as VisitFlow));
}

/** An act on the bench; refused on every other screen. */
export function benchAct(state: State, flow: VisitFlow, event: EventOf<'act'>, act: BenchAct): Outcome {
  const { screen } = flow;
  if (screen.name !== 'bench') return refuse(state, 'visit.act-not-allowed');
  switch (act.act) {
    case 'bench-search':
      return benchSearch(state, flow, screen, act.text);
    case 'bench-choose':
      return benchChoose(state, flow, screen, act.badge);
    case 'bench-skip':
      return skip(state, flow, screen);
    case 'bench-again':
      return benchAgain(state, flow, screen, act.overwrite === true);
    case 'bench-void':
      return voidCard(state, flow, screen, event, act);
    case 'bench-new-run':
      return go(state, { do: 'bench-new-run', lap: flow.lap });
    case 'bench-keep-keys':
      return keepKeys(state, flow, screen, act);
  }
}

/** Takes away what is said: the oldest refusal first, then the problem. */
export function dismissOnBench(state: State, flow: VisitFlow, screen: Benching): Outcome {
  if (flow.bench.refused.length > 0)
    return go(withVisit(state, flow, { bench: { ...flow.bench, refused: flow.bench.refused.slice(1) } }));
  if (screen.stage !== 'problem') return go(state);
  const waits = screen.badge?.state === 'printed';
  return look(state, flow, waits ? { ...screen, stage: 'tap', problem: null } : identifying(screen));
}

function skip(state: State, flow: VisitFlow, screen: Benching): Outcome {
  if (screen.card !== null) return refuse(state, 'visit.act-not-allowed');
  return go(withVisit(state, flow, { screen: identifying(screen) }));
}

/** A card of the journal is set aside for good; not while one is being worked on. */
function voidCard(
  state: State,
  flow: VisitFlow,
  screen: Benching,
  { fresh }: EventOf<'act'>,
  { entry, note }: Extract<BenchAct, { act: 'bench-void' }>,
): Outcome {
  const { bench, lap, access } = flow;
  const known = bench.ledger?.unfinished.some((one) => one.entry === entry) ?? false;
  if (screen.card !== null || !known || bench.voiding.includes(entry))
    return refuse(state, 'visit.act-not-allowed');
  const next = { ...bench, voiding: [...bench.voiding, entry] };
  const { command } = fresh;
  return go(withVisit(state, flow, { bench: next }), {
    ...{ do: 'bench-void', lap, access, entry, note, command },
  });
}

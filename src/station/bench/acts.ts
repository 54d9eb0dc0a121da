import type { Act } from '../../shared/contract/station.ts';
import type { CameFrom } from '../office/door.ts';
import { isCardOffice } from '../office/is-card-office.ts';
import type { EventOf } from '../visit/event.ts';
import { also, enter, go, refuse, withVisit, type Outcome } from '../visit/outcome.ts';
import type { State, StepOf, VisitFlow } from '../visit/state.ts';
import { benchAgain, look } from './card.ts';
import { countNow } from './count.ts';
import { benchChoose, benchSearch } from './identify.ts';
import { keepKeys } from './keep-keys.ts';
import { firstBench, identifying, leaving, type BenchStep } from './step.ts';

type Benching = StepOf<'bench'>;
type BenchAct = Extract<Act, { act: `bench-${string}` }>;

/** To the bench, for those whom central calls the card office. */
export function openBench(state: State, flow: VisitFlow, at: number): Outcome {
  if (!isCardOffice(flow.base)) return refuse(state, 'office.not-allowed');
  return show(state, flow, firstBench(at));
}

/** The bench as it is left for the look-up, from where it is opened again: no badge is on it. */
export const leftBench = ({ screen }: VisitFlow): CameFrom<BenchStep> => ({
  bench: screen.name === 'bench' ? identifying(screen) : null,
});

/** Back from the look-up, with the run as it was. No badge is on screen: whoever looked others up scans the one that comes next. */
export function backToBench(state: State, flow: VisitFlow, bench: BenchStep, at: number): Outcome {
  const { left, search, keeping } = bench;
  return show(state, flow, {
    ...bench,
    left: { ...left, busy: false, due: at },
    search: { ...search, flying: 0 },
    keeping: keeping && { ...keeping, asking: false },
  });
}

/** A card that lies there already was put down for something else. */
function show(state: State, flow: VisitFlow, bench: BenchStep): Outcome {
  const shown = enter(state, flow, leaving(state.presence, bench));
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
    case 'bench-unreadable-seen':
      return go(state, { do: 'bench-unreadable-seen', lap: flow.lap });
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
  if (waits) return look(state, flow, { ...screen, stage: 'tap', problem: null });
  return look(state, flow, identifying(leaving(state.presence, screen)));
}

function skip(state: State, flow: VisitFlow, screen: Benching): Outcome {
  if (screen.card !== null) return refuse(state, 'visit.act-not-allowed');
  const isAbout = screen.stage !== 'identify' && screen.stage !== 'done';
  const rest = isAbout ? leaving(state.presence, screen) : screen;
  return go(withVisit(state, flow, { screen: identifying(rest) }));
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

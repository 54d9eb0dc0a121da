import type { BenchLine } from '../../shared/contract/bench.ts';
import type { BadgeId } from '../../shared/domain/ids.ts';
import type { EventOf } from '../visit/event.ts';
import { stationCodes, outOfOrder } from '../visit/between.ts';
import { go, instant, withVisit, type Outcome } from '../visit/outcome.ts';
import type { State, StepOf, VisitFlow } from '../visit/state.ts';
import { ask } from './ask.ts';
import { look, withLine } from './card.ts';
import { keepKeys } from './keep-keys.ts';
import { take } from './identify.ts';
import { fullName } from '../../shared/domain/person.ts';
import { overOrGone } from '../office/over-or-gone.ts';
import { identifying, leaving, type BenchWork } from './step.ts';
import { helpWithCentral } from './verdict.ts';

type Benching = StepOf<'bench'>;

/** What the disk says of the bench. */
export function benchLedger(state: State, flow: VisitFlow, event: EventOf<'bench-ledger'>): Outcome {
  const { result, at } = event;
  if (result.ok) return go(withVisit(state, flow, { bench: { ...flow.bench, ledger: result.value } }));
  if (stationCodes.includes(result.error)) return outOfOrder(state, result.error, at);
  const { screen } = flow;
  if (screen.name !== 'bench') return go(state);
  const problem = { code: result.error, help: 'call', about: null, touched: false } as const;
  return go(withVisit(state, flow, { screen: { ...screen, stage: 'problem', problem } }));
}

/** A card was set aside, or could not be. Its badge is printed anew: it is on the bench no more. */
export function benchVoided(state: State, flow: VisitFlow, event: EventOf<'bench-voided'>): Outcome {
  const { result, ledger, at } = event;
  const over = result.ok ? null : overOrGone(state, flow, result.error, at);
  if (over !== null) return over;
  const voiding = flow.bench.voiding.filter((one) => one !== event.entry);
  const bench: BenchWork = { ...flow.bench, ledger, voiding };
  const { screen } = flow;
  if (!result.ok) {
    // A card that is being written says itself what became of it; the other one is still listed.
    if (screen.name !== 'bench' || screen.card !== null) return go(withVisit(state, flow, { bench }));
    const { error } = result;
    const problem = { code: error, help: helpWithCentral(error), about: null, touched: true } as const;
    return go(withVisit(state, { ...flow, bench }, { screen: { ...screen, stage: 'problem', problem } }));
  }
  const { badge, uid } = result.value;
  const person = badge === null ? null : knownPerson(flow, badge);
  const sent =
    badge === null ? [] : [{ command: event.command, kind: 'spoil' as const, badge, person: person ?? '' }];
  const line: BenchLine | null =
    badge === null || person === null
      ? null
      : { badge, person, uid, outcome: 'voided', code: null, at: instant(at) };
  const next: VisitFlow = {
    ...flow,
    bench: {
      ...bench,
      sent: [...bench.sent, ...sent],
      last: line === null ? bench.last : withLine(bench.last, line),
      // Once it is printed anew it may get another card.
      made: bench.made.filter((one) => one.badge !== badge),
    },
  };
  const present =
    screen.name === 'bench' && screen.card === null && badge !== null && screen.badge?.badge === badge;
  return go(withVisit(state, next, present ? { screen: identifying(leaving(state.presence, screen)) } : {}));
}

/** The name of a badge's holder, if this visit has seen it. */
function knownPerson({ screen, bench }: VisitFlow, badge: BadgeId): string | null {
  if (screen.name === 'bench' && screen.badge?.badge === badge) return fullName(screen.badge.holder);
  return bench.last.find((one) => one.badge === badge)?.person ?? null;
}

/** What central said of a command of the bench; null when it is none. A refusal is said afterwards, with the name, once for each badge. */
export function benchSettled(state: State, flow: VisitFlow, event: EventOf<'receipt'>): Outcome | null {
  const { bench } = flow;
  const made = bench.sent.find((one) => one.command === event.command);
  if (made === undefined) return null;
  const { settlement } = event;
  if (settlement.state === 'waiting') return go(state);
  const sent = bench.sent.filter((one) => one !== made);
  if (settlement.state === 'applied') return go(withVisit(state, flow, { bench: { ...bench, sent } }));
  const { badge, person, kind } = made;
  const said = bench.refused.some((one) => one.badge === badge);
  const refused = said ? bench.refused : [...bench.refused, { badge, person, code: settlement.code }];
  // It is as it was before: central says what it is when it is scanned again.
  const kept = kind === 'encode' ? bench.made.filter((one) => one.badge !== badge) : bench.made;
  return go(withVisit(state, flow, { bench: { ...bench, sent, refused, made: kept } }));
}

/** Central can be reached again: what waits for it is tried at once, without a touch. */
export function benchReachable(state: State, flow: VisitFlow, at: number): Outcome {
  const { screen } = flow;
  if (screen.name !== 'bench') return go(state);
  return tryWaiting(state, flow, {
    ...screen,
    left: { ...screen.left, due: Math.min(screen.left.due, at) },
  });
}

/** Central answers: the question or the card that waited for it is tried once more. A card, for the badge only that it was put down for. */
export function tryWaiting(state: State, flow: VisitFlow, screen: Benching): Outcome {
  if (screen.problem?.help !== 'wait' || screen.card !== null) return go(withVisit(state, flow, { screen }));
  const { keeping, code } = screen;
  if (keeping?.all === true && !keeping.asking && state.rules.encoding !== null)
    return keepKeys(state, flow, screen, { act: 'bench-keep-keys', on: false });
  if (keeping !== null)
    return go(withVisit(state, flow, { screen: { ...screen, stage: 'identify', problem: null } }));
  const { what } = screen.search;
  if (screen.badge === null && what !== null)
    return ask(state, flow, { ...identifying(screen), code, laid: screen.laid }, what);
  const again = screen.badge !== null && screen.worked?.badge === screen.badge.badge;
  return look(state, flow, {
    ...screen,
    ...{ stage: 'tap', problem: null, worked: again ? null : screen.worked },
  });
}

/** Other rules: what was missing for the present badge may be there. */
export function benchConfigured(state: State, flow: VisitFlow): Outcome {
  const { screen } = flow;
  if (screen.name !== 'bench' || screen.badge === null || screen.card !== null) return go(state);
  const { code } = screen.problem ?? {};
  if (code === 'bench.no-profile') return take(state, flow, screen, screen.badge);
  if (code !== 'bench.profile-changed') return go(state);
  return look(state, flow, { ...screen, stage: 'tap', problem: null, worked: null });
}

import { offlineLimits } from '../../shared/contract/office.ts';
import type { Act } from '../../shared/contract/station.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { EventOf } from '../visit/event.ts';
import { go, refuse, withVisit, type Outcome } from '../visit/outcome.ts';
import type { State, StepOf, VisitFlow } from '../visit/state.ts';
import { overOrGone } from '../office/over-or-gone.ts';
import { identifying } from './step.ts';
import { helpWithCentral } from './verdict.ts';

type Benching = StepOf<'bench'>;
type KeepKeys = Extract<Act, { act: 'bench-keep-keys' }>;

/** Begins to collect cards, or asks for the keys of those that were collected. */
export function keepKeys(state: State, flow: VisitFlow, screen: Benching, act: KeepKeys): Outcome {
  const { encoding } = state.rules;
  const { keeping } = screen;
  if (encoding === null || screen.card !== null || keeping?.asking === true || act.on === (keeping !== null))
    return refuse(state, 'visit.act-not-allowed');
  const waits = identifying(screen);
  if (keeping === null)
    return collect(state, flow, {
      ...waits,
      keeping: { kind: act.kind ?? 'student', uids: [], asking: false, all: false },
    });
  if (keeping.uids.length === 0) return go(withVisit(state, flow, { screen: { ...waits, keeping: null } }));
  const { id, version } = encoding.profiles[keeping.kind];
  return go(
    withVisit(state, flow, { screen: { ...waits, keeping: { ...keeping, asking: true, all: true } } }),
    {
      ...{ do: 'bench-keep', lap: flow.lap, step: screen.step, access: flow.access },
      ...{ profile: { id, version }, uids: keeping.uids },
    },
  );
}

/** While cards are collected, each one that is put down is read, and nothing else. */
export function collect(state: State, flow: VisitFlow, screen: Benching): Outcome {
  const { presence } = state;
  if (presence === null || presence === screen.worked?.presence || screen.keeping?.asking === true)
    return go(withVisit(state, flow, { screen }));
  const next: Benching = { ...screen, problem: null, worked: { presence, uid: null, badge: null } };
  return go(withVisit(state, flow, { screen: next }), {
    ...{ do: 'read-card', lap: flow.lap, step: screen.step, presence },
  });
}

/** The card said its UID, or nothing that can be trusted. */
export function benchCardRead(state: State, flow: VisitFlow, event: EventOf<'card-read'>): Outcome {
  const { screen } = flow;
  if (screen.name !== 'bench' || screen.step !== event.step || screen.keeping === null) return go(state);
  if (screen.worked?.presence !== event.presence) return go(state);
  const { result } = event;
  if (!result.ok) {
    const problem = {
      code: result.error,
      help: helpForCard(result.error),
      about: null,
      touched: false,
    } as const;
    return go(withVisit(state, flow, { screen: { ...screen, stage: 'problem', problem } }));
  }
  const uid = result.value;
  const { uids } = screen.keeping;
  const more = uids.includes(uid) || uids.length >= offlineLimits.cards ? uids : [...uids, uid];
  const next: Benching = {
    ...screen,
    ...{ stage: 'identify', problem: null, worked: { ...screen.worked, uid } },
    keeping: { ...screen.keeping, uids: more, all: false },
  };
  return go(withVisit(state, flow, { screen: next }));
}

function helpForCard(code: ErrorCode): 'one-card' | 'other-card' | 'put-back' {
  if (code === 'card.changed') return 'one-card';
  return code === 'card.random-uid' || code === 'card.uid-length' ? 'other-card' : 'put-back';
}

/** The keys are kept, or the cards stay collected and it can be tried again. */
export function keysKept(state: State, flow: VisitFlow, event: EventOf<'bench-kept'>): Outcome {
  const known: VisitFlow = { ...flow, bench: { ...flow.bench, ledger: event.ledger } };
  const { screen } = flow;
  const { result, at } = event;
  const over = result.ok ? null : overOrGone(state, known, result.error, at);
  if (over !== null) return over;
  if (screen.name !== 'bench' || screen.step !== event.step || screen.keeping === null)
    return go(withVisit(state, known));
  if (result.ok) return go(withVisit(state, known, { screen: { ...screen, keeping: null, problem: null } }));
  const problem = {
    ...{ code: result.error, help: helpWithCentral(result.error), about: null, touched: false },
  } as const;
  const keeping = { ...screen.keeping, asking: false };
  return go(withVisit(state, known, { screen: { ...screen, stage: 'problem', problem, keeping } }));
}

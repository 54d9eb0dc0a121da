import type { BenchLine, BenchProblem } from '../../shared/contract/bench.ts';
import type { ReaderStatus } from '../../shared/contract/station.ts';
import type { EventOf } from '../visit/event.ts';
import { go, instant, refuse, withVisit, type Outcome } from '../visit/outcome.ts';
import type { State, StepOf, VisitFlow } from '../visit/state.ts';
import { ask } from './ask.ts';
import { collect } from './keep-keys.ts';
import { fullName } from '../../shared/domain/person.ts';
import { overOrGone } from '../office/over-or-gone.ts';
import { soon } from './ask.ts';
import { askReturning, mayBeReturning, mustLeave, returned } from './returning.ts';
import { isFailure } from './verdict.ts';
import { identifying, lastMost, leaving, withLaid, type BenchWork } from './step.ts';

type Benching = StepOf<'bench'>;

/** Whether a card on the reader would be encoded for the badge on screen. An encoded badge may be, on its own card: central judges it. */
const isWanted = ({ rules }: State, { badge, stage, card }: Benching): boolean =>
  rules.encoding !== null &&
  card === null &&
  badge !== null &&
  (badge.state === 'printed' || badge.state === 'encoded') &&
  (stage === 'tap' || stage === 'problem');

/** Whether central has still to say which badge the code names. */
const isAsked = ({ badge, search }: Benching): boolean => badge === null && search.what !== null;

/** Works on the card that lies on the reader, if it is wanted and was not worked on yet; says why that cannot be. */
export function look(state: State, flow: VisitFlow, seen: Benching): Outcome {
  const screen = isAsked(seen) ? withLaid(state.presence, seen) : seen;
  if (screen.keeping !== null) return collect(state, flow, screen);
  if (!isWanted(state, screen)) return go(withVisit(state, flow, { screen }));
  const said = readerSays(state.health.reader);
  if (said !== null) {
    const same = screen.byReader && screen.problem?.code === said.code;
    const problem = same ? screen.problem : said;
    return go(withVisit(state, flow, { screen: { ...screen, stage: 'problem', problem, byReader: true } }));
  }
  const shown: Benching = screen.byReader
    ? { ...screen, stage: 'tap', problem: null, byReader: false }
    : screen;
  if (state.presence === null) return go(withVisit(state, flow, { screen: shown }));
  if (state.presence === shown.worked?.presence) return mustLeave(state, flow, shown, shown.worked);
  if (mayBeReturning(flow, shown)) return askReturning(state, flow, shown, state.presence);
  return begin(state, flow, shown, state.presence, false);
}

/** A card said its UID while none is collected. */
export function benchUidRead(
  state: State,
  flow: VisitFlow,
  screen: Benching,
  event: EventOf<'card-read'>,
): Outcome {
  return returned(state, flow, screen, event, (next) =>
    isWanted(state, next)
      ? begin(state, flow, next, event.presence, false)
      : go(withVisit(state, flow, { screen: next })),
  );
}

/** What stands in the way on the reader itself. */
function readerSays(reader: ReaderStatus): BenchProblem | null {
  const more = { about: null, touched: false } as const;
  if (reader === 'several-cards') return { code: 'card.several', help: 'one-card', ...more };
  return reader === 'unreadable' ? { code: 'card.unreadable', help: 'put-back', ...more } : null;
}

/** Tries the card on the reader once more; over other data only where they were found and a person has looked. */
export function benchAgain(state: State, flow: VisitFlow, screen: Benching, overwrite: boolean): Outcome {
  const { presence } = state;
  if (!isWanted(state, screen) || screen.keeping !== null || presence === null)
    return refuse(state, 'visit.act-not-allowed');
  const { worked } = screen;
  const seen = worked?.presence === presence && worked.uid !== null;
  if (overwrite && !(seen && screen.problem?.code === 'encoding.holds-other-data'))
    return refuse(state, 'visit.act-not-allowed');
  return begin(state, flow, screen, presence, overwrite);
}

function begin(
  state: State,
  flow: VisitFlow,
  screen: Benching,
  presence: string,
  overwrite: boolean,
): Outcome {
  const { encoding } = state.rules;
  const { badge } = screen;
  if (encoding === null || badge === null) throw new Error('a card is wanted for a badge');
  const number = screen.attempts + 1;
  const next: Benching = {
    ...screen,
    ...{ stage: 'card', attempts: number, problem: null, returning: null },
    card: { number, presence, uid: null, step: 'uid' },
    worked: { presence, uid: null, badge: badge.badge },
  };
  const { afterwards, profiles } = encoding;
  const job = {
    ...{ badge, afterwards, overwrite, profile: profiles[badge.kind] },
    ...{ made: flow.bench.made, access: flow.access },
    // Two cards in the field answer in turn: data are written over on the card that was looked at.
    only: screen.only ?? (overwrite ? (screen.worked?.uid ?? null) : null),
  };
  return go(withVisit(state, flow, { screen: next }), {
    ...{ do: 'bench-work', lap: flow.lap, step: screen.step, number, presence, job },
  });
}

/** How far the card is. */
export function benchStepped(state: State, flow: VisitFlow, event: EventOf<'bench-step'>): Outcome {
  const { screen } = flow;
  if (screen.name !== 'bench' || screen.step !== event.step || screen.card?.number !== event.number)
    return go(state);
  const uid = event.uid ?? screen.card.uid;
  const card = { ...screen.card, uid, step: event.cardStep };
  const worked = { presence: card.presence, uid, badge: screen.worked?.badge ?? null };
  return go(withVisit(state, flow, { screen: { ...screen, card, worked } }));
}

/** The card is done, or says why not. What was saved is counted wherever the operator is by now. */
export function benchWorked(state: State, flow: VisitFlow, event: EventOf<'bench-worked'>): Outcome {
  const { worked, at } = event;
  const known: VisitFlow = { ...flow, bench: noted(flow.bench, event) };
  const { screen } = flow;
  const over = worked.ok ? null : overOrGone(state, known, worked.problem.code, at);
  if (over !== null) return over;
  if (screen.name !== 'bench' || screen.step !== event.step || screen.card?.number !== event.number)
    return go(withVisit(state, known));
  const rest: Benching = {
    ...screen,
    ...{ card: null, next: null },
    worked: { presence: event.presence, uid: worked.uid, badge: event.job.badge.badge },
  };
  // The new profile may be here already: then the card is tried once more by itself.
  const { code: why } = worked.ok ? { code: null } : worked.problem;
  const { id, version } = state.rules.encoding?.profiles[event.job.badge.kind] ?? event.job.profile;
  if (
    why === 'bench.profile-changed' &&
    (id !== event.job.profile.id || version !== event.job.profile.version)
  )
    return look(state, known, { ...rest, stage: 'tap', worked: null, next: screen.next });
  if (!worked.ok) return notEncoded(state, known, rest, screen.next, event);
  const badge = known.bench.made.find((one) => one.badge === event.job.badge.badge) ?? event.job.badge;
  const fewer = event.job.badge.state === 'printed' ? 1 : 0;
  const printed = screen.left.printed === null ? null : Math.max(0, screen.left.printed - fewer);
  const done: Benching = { ...rest, stage: 'done', badge, problem: null, left: { ...screen.left, printed } };
  const { next: code } = screen;
  if (code === null) return go(withVisit(state, known, { screen: done }));
  return ask(state, known, { ...identifying(done), code }, { by: 'code', code });
}

/**
 * A code that was scanned meanwhile is not followed past a card that needs somebody's eyes. Whoever scanned it holds another card by now,
 * which must not get the bytes of this badge: only the same card goes on, or no card at all when nobody knows which one it was.
 */
function notEncoded(
  state: State,
  flow: VisitFlow,
  rest: Benching,
  scanned: string | null,
  { worked, at }: EventOf<'bench-worked'>,
): Outcome {
  if (worked.ok) throw new Error('this card was encoded');
  const { problem, uid } = worked;
  const failed: Benching = {
    ...(problem.help === 'wait' ? soon(rest, at) : rest),
    ...{ stage: 'problem', problem },
    // Tried again by itself, maybe much later: with this very card, whatever lies there by then.
    only: problem.help === 'wait' ? (rest.only ?? uid) : rest.only,
    // Left alone because another one came: whichever of the two stays is looked at anew.
    ...(problem.code === 'card.several' ? { worked: null, byReader: true } : {}),
  };
  if (scanned === null) return look(state, flow, failed);
  const { help } = problem;
  if (uid !== null && (problem.touched || mayHelp(problem)))
    return look(state, flow, { ...failed, only: failed.only ?? uid });
  const again: BenchProblem = { ...problem, help: 'next' };
  return look(state, flow, {
    ...identifying(leaving(state.presence, failed)),
    ...{ stage: 'problem', problem: uid === null || help === 'other-card' ? again : problem },
  });
}

/** Whether the same card, tried once more, may be encoded for the same badge. */
const mayHelp = ({ help, about }: BenchProblem): boolean =>
  help === 'put-back' || help === 'one-card' || help === 'wait' || (help === 'look-up' && about === null);

/** The work of this visit, with one card more. */
function noted(bench: BenchWork, { worked, job, at, ledger }: EventOf<'bench-worked'>): BenchWork {
  const { badge } = job;
  const person = fullName(badge.holder);
  const line = { badge: badge.badge, person, uid: worked.uid, at: instant(at) };
  if (!worked.ok) {
    if (!isFailure(worked.problem)) return { ...bench, ledger };
    const { code } = worked.problem;
    return { ...bench, ledger, last: withLine(bench.last, { ...line, outcome: 'failed', code }) };
  }
  const activated = job.afterwards === 'activate';
  return {
    ...bench,
    ledger,
    last: withLine(bench.last, { ...line, outcome: activated ? 'activated' : 'encoded', code: null }),
    sent: [...bench.sent, ...worked.commands.map((one) => ({ ...one, badge: badge.badge, person }))],
    made: [
      ...bench.made.filter((one) => one.badge !== badge.badge),
      { ...badge, state: activated ? 'active' : 'encoded', uid: worked.uid, changedAt: instant(at) },
    ],
  };
}

/** Newest first. */
export const withLine = (lines: readonly BenchLine[], line: BenchLine): readonly BenchLine[] =>
  [line, ...lines].slice(0, lastMost);

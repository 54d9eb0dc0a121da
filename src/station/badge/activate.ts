import type { ReaderStatus, SavedAct } from '../../shared/contract/station.ts';
import { mayReinstate } from '../../shared/domain/account.ts';
import { nextBadgeState, type BadgeState, type BadgeSummary } from '../../shared/domain/badge.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { BadgeId } from '../../shared/domain/ids.ts';
import { err, type Result } from '../../shared/domain/result.ts';
import { overlay } from '../account/overlay.ts';
import { readAccount } from '../account/refresh.ts';
import type { EventOf, Fresh } from '../visit/event.ts';
import { also, enter, go, instant, refuse, withVisit, type Outcome } from '../visit/outcome.ts';
import { acting } from '../visit/acting.ts';
import { draftOf, save } from '../visit/saving.ts';
import type { State, StepOf, VisitFlow } from '../visit/state.ts';

type Tap = StepOf<'tap'>;
type Purpose = Tap['purpose'];
const whatOf = { activate: 'activation', reinstate: 'reinstatement' } as const satisfies Record<
  Purpose,
  SavedAct
>;
const noCard = { stage: 'waiting', presence: null, check: null } as const;

/**
 * To the reader, for a badge of this person that can be activated, or whose opposition for a loss they may lift, badge in hand.
 * A card that already lies there is read as well.
 */
export function startTap(
  state: State,
  flow: VisitFlow,
  id: BadgeId,
  purpose: Purpose,
  fresh: Fresh,
): Outcome {
  const account = overlay(flow.base, flow.pending);
  const badge = account.badges.find((one) => one.id === id);
  if (badge === undefined) return refuse(state, 'badge.none');
  const may = purpose === 'reinstate' ? mayReinstate(account, badge) : afterTap(badge, purpose);
  if (!may.ok) return refuse(state, may.error);
  const next = enter(state, flow, {
    ...{ name: 'tap', badge: id, purpose },
    ...{ ...acting(fresh), ...noCard, problem: null },
  });
  return next.flow.at === 'visit' && next.flow.screen.name === 'tap'
    ? look(next, next.flow, next.flow.screen)
    : go(next);
}

/** The state after the tap, by the holder's rows of the table. */
const afterTap = ({ state, motive, kind }: BadgeSummary, purpose: Purpose): Result<BadgeState, ErrorCode> =>
  nextBadgeState(state, motive, { act: purpose, role: 'holder', kind, tap: true });

/** The reader says something new while the screen is up. A card that is already being saved is not disturbed. */
export function readerChanged(state: State, flow: VisitFlow, screen: Tap): Outcome {
  return screen.saving === null ? look(state, flow, screen) : go(state);
}

/** Begins to read the one card that lies there, or says why there is none to read. */
function look(state: State, flow: VisitFlow, screen: Tap): Outcome {
  const { presence, health } = state;
  if (presence === null) {
    const interrupted = screen.stage !== 'waiting' && health.reader === 'no-card' ? 'card.removed' : null;
    const problem = interrupted ?? readerProblem(health.reader, screen.problem);
    return go(withVisit(state, flow, { screen: { ...screen, ...noCard, problem } }));
  }
  if (screen.presence === presence) return go(state);
  const next = { ...screen, stage: 'reading', presence, check: null, problem: null } as const;
  return go(withVisit(state, flow, { screen: next }), {
    do: 'read-card',
    lap: flow.lap,
    step: screen.step,
    presence,
  });
}

/** What a reader without a card says; what was said of the last card stays until the next one. */
export function readerProblem(reader: ReaderStatus, last: ErrorCode | null): ErrorCode | null {
  switch (reader) {
    case 'no-driver':
      return 'reader.no-driver';
    case 'no-daemon':
      return 'reader.no-daemon';
    case 'no-reader':
      return 'reader.none';
    case 'unreadable':
      return 'card.unreadable';
    case 'several-cards':
      return 'card.several';
    case 'no-card':
    case 'ready':
      return last?.startsWith('reader.') || last === 'card.several' ? null : last;
  }
}

/** The card said its UID, or nothing that can be trusted. The account is read anew before the UID is judged. */
export function cardRead(state: State, flow: VisitFlow, event: EventOf<'card-read'>): Outcome {
  const { screen } = flow;
  if (screen.name !== 'tap' || screen.step !== event.step || screen.stage !== 'reading') return go(state);
  if (screen.presence !== event.presence || state.presence !== event.presence) return go(state);
  if (!event.result.ok)
    return go(
      withVisit(state, flow, { screen: { ...screen, stage: 'waiting', problem: event.result.error } }),
    );
  const check = {
    uid: event.result.value,
    from: flow.refresh.number + 1,
    until: event.at + state.rules.limits.freshAccount,
  };
  const checking: VisitFlow = { ...flow, screen: { ...screen, stage: 'checking', check } };
  if (state.health.network === 'down') return judge({ ...state, flow: checking }, event.at);
  return readAccount(state, checking);
}

/** An account was read, or could not be: if it is the one that the tap waits for, the tap is judged. */
export function accountForTap(state: State, number: number, at: number): Outcome {
  const screen = state.flow.at === 'visit' ? state.flow.screen : null;
  if (screen?.name !== 'tap' || screen.check === null || number < screen.check.from) return go(state);
  return judge(state, at);
}

/** Saves the activation, or the end of the opposition, if the card is this badge and still lies there. */
export function judge(state: State, at: number): Outcome {
  const { flow } = state;
  if (
    flow.at !== 'visit' ||
    flow.screen.name !== 'tap' ||
    flow.screen.check === null ||
    flow.screen.saving !== null
  )
    return go(state);
  const { screen } = flow;
  const { uid } = flow.screen.check;
  const badge = overlay(flow.base, flow.pending).badges.find((one) => one.id === screen.badge);
  const what = whatOf[screen.purpose];
  const next = badge === undefined ? err('badge.none' as const) : afterTap(badge, screen.purpose);
  if (badge === undefined || !next.ok)
    return go(enter(state, flow, { name: 'refused', what, code: next.ok ? 'badge.none' : next.error }));
  // A badge whose UID central did not tell is judged by central alone.
  if (badge.uid !== null && badge.uid !== uid) return wait(state, flow, screen, 'badge.not-yours');
  if (state.presence === null || state.presence !== screen.presence)
    return wait(state, flow, screen, 'card.changed');
  const change = { to: 'badge', badge: badge.id, state: next.value, motive: null, at: instant(at) } as const;
  const kind = screen.purpose === 'activate' ? 'badge.activate' : 'badge.reinstate';
  const draft = draftOf(flow, screen.command, kind, { badge: badge.id, uid });
  return save(state, flow, screen, { what, change }, draft, screen.presence);
}

/** Waits for another card; the one that lies there is not read again. */
function wait(state: State, flow: VisitFlow, screen: Tap, problem: ErrorCode): Outcome {
  return go(withVisit(state, flow, { screen: { ...screen, stage: 'waiting', check: null, problem } }));
}

/** After a save that was refused because the card changed, looks at what lies there now. */
export function lookAgain(outcome: Outcome): Outcome {
  return also(outcome, (state) =>
    state.flow.at === 'visit' && state.flow.screen.name === 'tap' && state.flow.screen.saving === null
      ? look(state, state.flow, state.flow.screen)
      : go(state),
  );
}

import type { ReaderStatus } from '../../shared/contract/station.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import { readerProblem } from '../badge/activate.ts';
import type { EventOf } from '../visit/event.ts';
import { go, withVisit, type Outcome } from '../visit/outcome.ts';
import type { State, VisitFlow } from '../visit/state.ts';
import { askBadges, asking, cleared, type Looking } from './ask.ts';
import { saveDoing } from './save.ts';

/**
 * What lies on the reader now, on the look-up screen. A card that was not seen there before is read: for the act that waits for a tap,
 * or to be looked up. What is being saved is not disturbed.
 */
export function lookAtReader(state: State, flow: VisitFlow, screen: Looking): Outcome {
  const { presence, health } = state;
  const waits = screen.doing?.way === 'tap';
  if (screen.doing?.way === 'saving') return go(state);
  if (presence === null) {
    const { card } = screen;
    // Nobody put it down to have it looked up: the bench had it, and its operator takes it off.
    const isFromBefore = card?.presence === screen.before && !waits;
    const reading = card !== null && isReading(screen) && !isFromBefore;
    const interrupted = reading && health.reader === 'no-card' ? 'card.removed' : null;
    const said = waits
      ? readerProblem(health.reader, screen.problem)
      : cardProblem(health.reader, screen.problem);
    const asked = screen.asked?.for === 'card' ? null : screen.asked;
    const next = { ...screen, card: null, asked, problem: interrupted ?? said };
    return go(withVisit(state, flow, { screen: next }));
  }
  if (screen.card?.presence === presence) return go(state);
  const base = waits ? { ...screen, problem: null } : cleared(screen);
  const read = asking(flow, { ...base, card: { presence, uid: null } }, 'card');
  return go(withVisit(state, read.flow, { screen: read.screen }), {
    do: 'read-card',
    lap: flow.lap,
    step: screen.step,
    presence,
  });
}

/** Whether the card on the reader has still to say its UID. */
const isReading = (screen: Looking): boolean => screen.asked?.for === 'card';

/** Without a tap to wait for, a missing reader is no problem: codes and names can be looked up. */
const cardProblem = (reader: ReaderStatus, last: ErrorCode | null): ErrorCode | null =>
  reader === 'unreadable' || reader === 'several-cards' || reader === 'no-card'
    ? readerProblem(reader, last)
    : last;

/** The card said its UID, or nothing that can be trusted. One that left meanwhile, or was swapped, is not listened to. */
export function lookupCardRead(state: State, flow: VisitFlow, event: EventOf<'card-read'>): Outcome {
  const { screen } = flow;
  if (screen.name !== 'lookup' || screen.step !== event.step || !isReading(screen)) return go(state);
  if (screen.card?.presence !== event.presence || state.presence !== event.presence) return go(state);
  const { result } = event;
  const read: Looking = { ...screen, asked: null };
  if (!result.ok) return go(withVisit(state, flow, { screen: { ...read, problem: result.error } }));
  const uid = result.value;
  const known: Looking = { ...read, card: { presence: event.presence, uid } };
  return screen.doing === null
    ? askBadges(state, flow, known, { by: 'uid', uid })
    : judgeTap(state, flow, known);
}

/** Saves the act that waits if its very card lies there, read and alone; waits on for any other one. */
export function judgeTap(state: State, flow: VisitFlow, screen: Looking): Outcome {
  const { doing, card } = screen;
  if (doing?.way !== 'tap' || card === null || card.uid === null || card.presence !== state.presence)
    return go(withVisit(state, flow, { screen }));
  if (card.uid !== doing.card)
    return go(withVisit(state, flow, { screen: { ...screen, problem: 'badge.uid-mismatch' } }));
  return saveDoing(state, flow, screen, doing, card.presence);
}

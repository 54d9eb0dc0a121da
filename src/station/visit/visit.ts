import { photoProfiles } from '../../shared/quality/profiles.ts';
import { benchConfigured, benchLedger, benchReachable, benchSettled, benchVoided } from '../bench/answers.ts';
import { benchStepped, benchUidRead, benchWorked, look } from '../bench/card.ts';
import { benchCounted } from '../bench/count.ts';
import type { BenchHappening } from '../bench/happenings.ts';
import { benchFound } from '../bench/identify.ts';
import { benchCardRead, keysKept } from '../bench/keep-keys.ts';
import { lookupReachable } from '../lookup/again.ts';
import { lookAtReader, lookupCardRead } from '../lookup/card.ts';
import { lookupAnswered } from '../lookup/answers.ts';
import { lookupSaved, lookupSettled } from '../lookup/settle.ts';
import { accountForTap, cardRead, lookAgain, readerChanged } from '../badge/activate.ts';
import { accountRead, readAccount } from '../account/refresh.ts';
import { decisionSaved, decisionSettled } from '../moderation/answers.ts';
import { batchCame, reachable } from '../moderation/batch.ts';
import { waitingCounted } from '../moderation/count.ts';
import type { LookupHappening } from '../lookup/happenings.ts';
import { photoTakenIn } from '../photo/steps.ts';
import { entPageEnded, entPageMoved } from '../sign-in/ent-page.ts';
import { signInEnded, signInMoved, signInOpened, visitOpened } from '../sign-in/sign-in.ts';
import { uploadEvent } from '../upload/events.ts';
import { leftBehind } from '../upload/left-behind.ts';
import { act, scanned } from './acts.ts';
import { ended, renewed } from './begin.ts';
import { orderKnown, troubled } from './between.ts';
import type { Event, EventOf } from './event.ts';
import { also, go, withVisit, type Outcome } from './outcome.ts';
import { receipt, saved } from './saving.ts';
import type { State, VisitFlow } from './state.ts';
import { tick } from './time.ts';

/**
 * The station as a pure function: what is, and what happened, give what is next and what to do outside.
 * An answer that belongs to an earlier sign-in, visit or screen changes nothing.
 */
export function reduce(state: State, event: Event): Outcome {
  const outcome = happen(state, event);
  const closing = leftBehind(state, outcome.state);
  return closing.length === 0 ? outcome : { ...outcome, effects: [...closing, ...outcome.effects] };
}

function happen(state: State, event: Event): Outcome {
  const { flow } = state;
  switch (event.type) {
    case 'act':
      return act(state, event);
    case 'tick':
      return tick(state, event.at);
    case 'order':
      return orderKnown(state, event);
    case 'trouble':
      return troubled(state, event);
    case 'configured':
      return also(go(configured(state, event)), (next) =>
        next.flow.at === 'visit' ? benchConfigured(next, next.flow) : go(next),
      );
    case 'network':
      return networkChanged(state, event);
    case 'reader':
      return readerMoved(state, event);
    case 'scanner':
      return go({ ...state, scanner: event.status });
    case 'scanned':
      return flow.at === 'visit'
        ? scanned(state, { ...flow, touchedAt: event.at, warned: false }, event.code)
        : go(state);
    case 'queued':
      return go({ ...state, queued: event.queued });
    case 'sign-in-opened':
      return flow.at === 'sign-in' && flow.lap === event.lap ? signInOpened(state, flow, event) : go(state);
    case 'ent-moved':
    case 'ent-ended':
      return entEvent(state, event);
    case 'visit-opened':
      return visitOpened(state, event);
    case 'photo-taken-in':
      return photoTakenIn(state, event);
    case 'stick-present':
    case 'stick-listed':
    case 'phone-opened':
    case 'phone-told':
    case 'brought':
      return uploadEvent(state, event);
    case 'receipt':
      if (flow.at !== 'visit') return go(state);
      return (
        decisionSettled(state, flow, event) ??
        benchSettled(state, flow, event) ??
        lookupSettled(state, flow, event) ??
        receipt(state, flow, event)
      );
    case 'renewed':
    case 'account':
    case 'card-read':
    case 'saved':
    case 'waiting':
    case 'batch':
    case 'lookup-found':
    case 'lookup-sheet':
    case 'lookup-people':
    case 'bench-ledger':
    case 'bench-counted':
    case 'bench-found':
    case 'bench-step':
    case 'bench-worked':
    case 'bench-voided':
    case 'bench-kept':
      return flow.at === 'visit' && flow.lap === event.lap ? visitEvent(state, flow, event) : go(state);
  }
}

function visitEvent(
  state: State,
  flow: VisitFlow,
  event: EventOf<
    | 'renewed'
    | 'account'
    | 'card-read'
    | 'saved'
    | 'waiting'
    | 'batch'
    | LookupHappening['type']
    | BenchHappening['type']
  >,
): Outcome {
  switch (event.type) {
    case 'renewed':
      return renewed(state, flow, event);
    case 'account':
      return accountCame(state, flow, event);
    case 'card-read':
      if (flow.screen.name === 'bench' && flow.screen.step === event.step)
        return flow.screen.keeping === null
          ? benchUidRead(state, flow, flow.screen, event)
          : benchCardRead(state, flow, event);
      return flow.screen.name === 'lookup'
        ? lookupCardRead(state, flow, event)
        : cardRead(state, flow, event);
    case 'saved':
      return (
        decisionSaved(state, flow, event) ??
        lookupSaved(state, flow, event) ??
        lookAgain(saved(state, flow, event))
      );
    case 'waiting':
      return waitingCounted(state, flow, event);
    case 'batch':
      return batchCame(state, flow, event);
    case 'lookup-found':
    case 'lookup-sheet':
    case 'lookup-people':
      return lookupAnswered(state, flow, event);
    case 'bench-ledger':
      return benchLedger(state, flow, event);
    case 'bench-counted':
      return benchCounted(state, flow, event);
    case 'bench-found':
      return benchFound(state, flow, event);
    case 'bench-step':
      return benchStepped(state, flow, event);
    case 'bench-worked':
      return benchWorked(state, flow, event);
    case 'bench-voided':
      return benchVoided(state, flow, event);
    case 'bench-kept':
      return keysKept(state, flow, event);
  }
}

function accountCame(state: State, flow: VisitFlow, event: EventOf<'account'>): Outcome {
  if (event.number !== flow.refresh.number || !flow.refresh.busy) return go(state);
  const over = event.result.ok ? null : ended(state, event.result.error, event.at);
  if (over !== null) return over;
  const read = withVisit(state, accountRead(state, flow, event));
  const judged = accountForTap(read, event.number, event.at);
  return also(judged, (next) =>
    next.flow.at === 'visit' && next.flow.refresh.again ? readAccount(next, next.flow) : go(next),
  );
}

function entEvent(state: State, event: EventOf<'ent-moved' | 'ent-ended'>): Outcome {
  const { flow } = state;
  if (flow.at === 'sign-in' && flow.opening === event.opening)
    return event.type === 'ent-moved' ? signInMoved(state, flow, event) : signInEnded(state, flow, event);
  if (flow.at !== 'visit' || flow.screen.name !== 'ent-page' || flow.screen.opening !== event.opening)
    return go(state);
  return event.type === 'ent-moved'
    ? entPageMoved(state, flow, flow.screen, event)
    : entPageEnded(state, flow, event);
}

function configured(state: State, { configuration, texts, encoding }: EventOf<'configured'>): State {
  const university = { name: configuration.university, place: configuration.place };
  const photoProfile = configuration.photoProfile ?? photoProfiles.default;
  return {
    ...state,
    rules: { ...state.rules, university, photoProfile, ent: configuration.ent, texts, encoding },
  };
}

/** When central answers again, the account is read at once. */
function networkChanged(state: State, { network, at }: EventOf<'network'>): Outcome {
  const next = { ...state, health: { ...state.health, network } };
  const { flow } = next;
  if (flow.at !== 'visit' || network !== 'ok' || state.health.network === 'ok') return go(next);
  const read = go(
    withVisit(next, flow, {
      refresh: { ...flow.refresh, failures: 0, due: Math.min(flow.refresh.due, at) },
      screen: reachable(flow.screen, at),
    }),
  );
  const bench = also(read, (again) =>
    again.flow.at === 'visit' ? benchReachable(again, again.flow, at) : go(again),
  );
  return also(bench, (again) => (again.flow.at === 'visit' ? lookupReachable(again, again.flow) : go(again)));
}

/** A reader that was lost, or a daemon that came back, says nothing of whether the card was taken away. */
function emptiness(
  { empty, presence: before }: State,
  status: EventOf<'reader'>['status'],
  presence: string | null,
  at: number,
): State['empty'] {
  if (status === 'no-card') return { ...empty, since: empty.since ?? at };
  if (presence === null || presence === before) return { ...empty, since: null };
  return { since: null, before: empty.since === null ? 0 : at - empty.since };
}

/** A badge put on the reader is an act of somebody who is there. */
function readerMoved(state: State, { status, presence, at }: EventOf<'reader'>): Outcome {
  const empty = emptiness(state, status, presence, at);
  const next = { ...state, health: { ...state.health, reader: status }, presence, empty };
  const { flow } = next;
  if (flow.at !== 'visit') return go(next);
  const touched = { ...flow, touchedAt: at, warned: false };
  if (flow.screen.name === 'bench') return look(next, touched, flow.screen);
  if (flow.screen.name === 'tap') return readerChanged(next, touched, flow.screen);
  return flow.screen.name === 'lookup' ? lookAtReader(next, touched, flow.screen) : go(next);
}

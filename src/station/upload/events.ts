import type { UploadStatus } from '../../shared/contract/phone-upload.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { EventOf } from '../visit/event.ts';
import { go, withVisit, type Outcome } from '../visit/outcome.ts';
import type { State, StepOf, VisitFlow } from '../visit/state.ts';
import { list } from './acts.ts';
import type { UploadEffect, UploadHappening } from './happenings.ts';
import type { PhoneSource, PhotoSourceState } from './source.ts';

/** How often central is asked for the phone, and how long after it did not answer. Milliseconds. */
const askEvery = 1_000;
const askLater = 2_000;

type UploadEvent = EventOf<UploadHappening['type']>;

/** Something happened with a photo that the person brings. What belongs to an earlier visit or source changes nothing. */
export function uploadEvent(state: State, event: UploadEvent): Outcome {
  const { flow } = state;
  const screen = flow.at === 'visit' && flow.lap === event.lap ? flow.screen : null;
  if (flow.at !== 'visit' || screen?.name !== 'photo') return dropped(state, event);
  const { source } = screen;
  switch (event.type) {
    case 'brought':
      return brought(state, flow, screen, event);
    case 'stick-present':
    case 'stick-listed':
      return source.from === 'usb' && source.look === event.look
        ? stickEvent(state, flow, screen, event)
        : go(state);
    case 'phone-opened':
    case 'phone-told':
      if (source.from !== 'phone' || source.upload !== event.upload) return go(state);
      return event.type === 'phone-opened'
        ? opened(state, flow, screen, source, event)
        : told(state, flow, screen, source, event);
  }
}

/** A picture that nobody waits for any more is overwritten. */
const dropped = (state: State, event: UploadEvent): Outcome =>
  event.type === 'brought' && event.result.ok
    ? go(state, { do: 'forget-picture', upload: event.upload })
    : go(state);

/** The booth with its source changed. Who did something elsewhere is there: `at` counts as a touch. */
function put(
  state: State,
  flow: VisitFlow,
  screen: StepOf<'photo'>,
  change: { source: PhotoSourceState; problem?: ErrorCode | null; touchedAt?: number },
  ...effects: UploadEffect[]
): Outcome {
  const { source, problem = screen.problem, touchedAt } = change;
  return go(
    withVisit(state, flow, {
      screen: { ...screen, source, problem },
      ...(touchedAt === undefined ? {} : { touchedAt, warned: false }),
    }),
    ...effects,
  );
}

function brought(state: State, flow: VisitFlow, screen: StepOf<'photo'>, event: EventOf<'brought'>): Outcome {
  const { source } = screen;
  const { result, upload, at } = event;
  if ((source.from !== 'usb' && source.from !== 'phone') || source.taking !== upload)
    return dropped(state, event);
  if (result.ok) {
    const picture = { id: upload, ...result.value };
    return put(state, flow, screen, {
      source: { ...source, picture, taking: null },
      problem: null,
      touchedAt: at,
    });
  }
  if (source.from === 'usb')
    return put(state, flow, screen, { source: { ...source, taking: null }, problem: result.error });
  // What central did not give can be asked again; what was no photo is said here and on the phone, which may send another one.
  const passing = result.error.startsWith('central.');
  return put(state, flow, screen, {
    source: { ...source, taking: null, stage: passing ? 'receiving' : 'opened', poll: asked(at + askEvery) },
    problem: passing ? screen.problem : result.error,
    touchedAt: at,
  });
}

const asked = (due: number): PhoneSource['poll'] => ({ due, busy: false });

function stickEvent(
  state: State,
  flow: VisitFlow,
  screen: StepOf<'photo'>,
  event: EventOf<'stick-present' | 'stick-listed'>,
): Outcome {
  const { source } = screen;
  if (source.from !== 'usb') return go(state);
  const nothing = { path: [], entries: [], more: false, taking: null };
  if (event.type === 'stick-present') {
    if (event.present) {
      if (source.stage !== 'waiting') return go(state);
      const begun = list(state, flow, screen, source, { to: 'top' });
      return touched(begun, event.at);
    }
    // A picture that was taken in stays: the stick is not needed any more.
    const missed = source.picture === null && source.stage !== 'waiting';
    return put(state, flow, screen, {
      source: { ...source, ...nothing, stage: 'waiting' },
      problem: missed ? 'stick.gone' : screen.problem,
    });
  }
  if (source.stage !== 'reading' || source.turn !== event.turn) return go(state);
  const { result } = event;
  if (result.ok) {
    const { path, entries, more } = result.value;
    return put(state, flow, screen, { source: { ...source, stage: 'listing', path, entries, more } });
  }
  // Back to the folder before, if it is still on screen; a stick that cannot be read at all is waited for anew.
  const stage = source.entries.length > 0 ? 'listing' : 'waiting';
  return put(state, flow, screen, { source: { ...source, stage }, problem: result.error });
}

/** A stick that is plugged in is an act of somebody who is there. */
const touched = (outcome: Outcome, at: number): Outcome => {
  const { flow } = outcome.state;
  return flow.at === 'visit'
    ? { ...outcome, state: { ...outcome.state, flow: { ...flow, touchedAt: at, warned: false } } }
    : outcome;
};

function opened(
  state: State,
  flow: VisitFlow,
  screen: StepOf<'photo'>,
  source: PhoneSource,
  { result, at, centralNow }: EventOf<'phone-opened'>,
): Outcome {
  if (source.stage !== 'opening') return go(state);
  if (!result.ok)
    return put(state, flow, screen, { source: { ...source, stage: 'ended', why: result.error } });
  const { address } = result.value;
  const endsAt = at + Math.max(0, result.value.endsAt - centralNow);
  return put(state, flow, screen, {
    source: { ...source, stage: 'waiting', address, endsAt, poll: asked(at + askEvery) },
  });
}

/** What the phone's state is called here. */
const stages = {
  waiting: 'waiting',
  opened: 'opened',
  refused: 'opened',
  sending: 'receiving',
  sent: 'receiving',
} as const satisfies Partial<Record<UploadStatus['state'], PhoneSource['stage']>>;

function told(
  state: State,
  flow: VisitFlow,
  screen: StepOf<'photo'>,
  source: PhoneSource,
  { result, at }: EventOf<'phone-told'>,
): Outcome {
  if (source.stage === 'ended' || source.taking !== null || source.picture !== null) return go(state);
  if (!result.ok) {
    if (result.error === 'upload.unknown' || result.error === 'upload.expired')
      return ended(state, flow, screen, source);
    return put(state, flow, screen, { source: { ...source, poll: asked(at + askLater) } });
  }
  const { state: now, moves } = result.value;
  // It was fetched and is not here: it was no photo, which the phone never heard. It waits for a word that nobody will say again.
  if (now === 'received' || now === 'shown') return ended(state, flow, screen, source, 'upload.unknown');
  const next: PhoneSource = { ...source, stage: stages[now], moves, poll: asked(at + askEvery) };
  const touch = moves > source.moves ? { touchedAt: at } : {};
  const problem = stages[now] === 'receiving' ? null : screen.problem;
  if (now !== 'sent') return put(state, flow, screen, { source: next, problem, ...touch });
  const { lap, access } = flow;
  return put(
    ...[state, flow, screen],
    { source: { ...next, taking: source.upload }, problem, ...touch },
    { do: 'phone-fetch', lap, access, upload: source.upload },
  );
}

/** It is over, without a picture. */
export function ended(
  state: State,
  flow: VisitFlow,
  screen: StepOf<'photo'>,
  source: PhoneSource,
  why: ErrorCode = 'upload.expired',
): Outcome {
  return put(state, flow, screen, { source: { ...source, stage: 'ended', why, address: null } });
}

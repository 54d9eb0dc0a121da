import { undoWindow } from '../../shared/contract/command.ts';
import type { Act } from '../../shared/contract/station.ts';
import type { PhotoId } from '../../shared/domain/ids.ts';
import type { QualityClass } from '../../shared/quality/quality.ts';
import type { EventOf } from '../visit/event.ts';
import { also, enter, go, refuse, withVisit, type Outcome } from '../visit/outcome.ts';
import type { State, StepOf, VisitFlow } from '../visit/state.ts';
import { takeNow, withRefill } from './batch.ts';
import { saveEffect, undoEffect } from './effects.ts';
import { skipMost } from './step.ts';
import { counted, isModerator, withDecision, type Decision } from './work.ts';

type Moderating = StepOf<'moderation'>;
const firstTake = {
  number: 0,
  busy: false,
  due: 0,
  failures: 0,
  freshAt: 0,
  more: true,
  code: null,
} as const;

/** To the photos that wait, for those whom central calls a moderator. */
export function openModeration(state: State, flow: VisitFlow): Outcome {
  if (!isModerator(flow.base)) return refuse(state, 'moderation.not-allowed');
  const shown = enter(state, flow, {
    name: 'moderation',
    only: null,
    items: [],
    skipped: [],
    take: firstTake,
    done: 0,
    problem: null,
  });
  return shown.flow.at === 'visit' && shown.flow.screen.name === 'moderation'
    ? takeNow(shown, shown.flow, shown.flow.screen)
    : go(shown);
}

/** An act on the moderation screen; refused on every other one. */
export function moderationAct(
  state: State,
  flow: VisitFlow,
  event: EventOf<'act'>,
  act: Extract<Act, { act: 'only-photos' | 'decide-photo' | 'undecide-photo' | 'skip-photo' }>,
): Outcome {
  const { screen } = flow;
  if (screen.name !== 'moderation') return refuse(state, 'visit.act-not-allowed');
  switch (act.act) {
    case 'only-photos':
      return only(state, flow, screen, act.class);
    case 'decide-photo':
      return decide(state, flow, screen, event, act);
    case 'undecide-photo':
      return undecide(state, flow, screen, event, act.photo);
    case 'skip-photo':
      return skip(state, flow, screen, act.photo);
  }
}

/** Takes away what is said on the moderation screen: a problem first, then the oldest refusal. */
export function dismissOnModeration(state: State, flow: VisitFlow, screen: Moderating): Outcome {
  if (screen.problem !== null) return go(withVisit(state, flow, { screen: { ...screen, problem: null } }));
  return go(withVisit(state, flow, { work: { ...flow.work, refused: flow.work.refused.slice(1) } }));
}

function only(state: State, flow: VisitFlow, screen: Moderating, wanted: QualityClass | null): Outcome {
  if (screen.only === wanted) return go(state);
  const items = screen.items.filter((item) => wanted === null || item.class === wanted);
  return takeNow(state, flow, { ...screen, only: wanted, items, take: { ...screen.take, more: true } });
}

/** The photo on screen is decided: saved, and the next one comes at once. */
function decide(
  state: State,
  flow: VisitFlow,
  screen: Moderating,
  { at, fresh }: EventOf<'act'>,
  { photo, decision }: Extract<Act, { act: 'decide-photo' }>,
): Outcome {
  const [item, ...items] = screen.items;
  if (item?.photo !== photo) return refuse(state, 'visit.act-not-allowed');
  const { command } = fresh;
  const made: Decision = { command, item, decision, at, way: 'saving', open: true, undo: null };
  const work = {
    ...flow.work,
    waiting: counted(flow.work.waiting, item.class, -1),
    decisions: [...flow.work.decisions, made],
  };
  const saving = saveEffect(flow, screen, command, item.person.id, 'photo.decide', { photo, decision });
  const next = { ...screen, items, done: screen.done + 1, problem: null };
  return also(go(state, saving), (same) => withRefill(same, { ...flow, work }, next));
}

/** The decision is taken back and its photo is on screen again. */
function undecide(
  state: State,
  flow: VisitFlow,
  screen: Moderating,
  { at, fresh }: EventOf<'act'>,
  photo: PhotoId,
): Outcome {
  const made = flow.work.decisions.findLast((one) => one.item.photo === photo && one.undo === null);
  if (made === undefined || at - made.at > undoWindow) return refuse(state, 'moderation.undo-too-late');
  // The store takes commands in order, but one that failed must not be taken back: it is waited for.
  const way = made.way === 'saving' ? 'waiting' : 'saving';
  const { item } = made;
  const work = {
    ...withDecision(flow.work, made.command, { open: false, undo: { command: fresh.command, way } }),
    waiting: counted(flow.work.waiting, item.class, 1),
  };
  const items = [item, ...screen.items.filter((one) => one.photo !== photo)];
  const next = { ...screen, items, done: Math.max(0, screen.done - 1), problem: null };
  const effects = way === 'saving' ? [undoEffect(flow, screen.step, made, fresh.command)] : [];
  return go(withVisit(state, { ...flow, work }, { screen: next }), ...effects);
}

/** The photo on screen is given back, for others. */
function skip(state: State, flow: VisitFlow, screen: Moderating, photo: PhotoId): Outcome {
  const [item, ...items] = screen.items;
  if (item?.photo !== photo) return refuse(state, 'visit.act-not-allowed');
  // No more than a request can name: what central gives must be shown, or it fills the moderator's hands for nothing.
  const skipped = [...screen.skipped, photo].slice(-skipMost);
  const next = { ...screen, items, skipped, problem: null };
  return takeNow(state, flow, next);
}

import type { ErrorCode } from '../../shared/domain/errors.ts';
import { fullName } from '../../shared/domain/person.ts';
import { outOfOrder, stationCodes } from '../visit/between.ts';
import type { EventOf } from '../visit/event.ts';
import { go, withVisit, type Outcome } from '../visit/outcome.ts';
import type { State, VisitFlow } from '../visit/state.ts';
import { undoEffect } from './effects.ts';
import { counted, tidied, withDecision, type Decision, type RefusedDecision, type Work } from './work.ts';

/** The decision that this command made or took back, if a moderator's command it is. */
const ofCommand = (work: Work, command: string): Decision | undefined =>
  work.decisions.find((one) => one.command === command || one.undo?.command === command);

/** The store has answered about a moderator's command; null when it is none. */
export function decisionSaved(state: State, flow: VisitFlow, event: EventOf<'saved'>): Outcome | null {
  const made = ofCommand(flow.work, event.command);
  if (made === undefined) return null;
  const { result } = event;
  if (!result.ok && stationCodes.includes(result.error)) return outOfOrder(state, result.error, event.at);
  if (event.command !== made.command) return undoSaved(state, flow, made, result.ok ? null : result.error);
  if (!result.ok) return notDecided(state, flow, made, result.error);
  if (made.undo === null)
    return go(withVisit(state, flow, { work: withDecision(flow.work, made.command, { way: 'saved' }) }));
  const undo = { ...made.undo, way: 'saving' } as const;
  const work = withDecision(flow.work, made.command, { way: 'saved', undo });
  return go(withVisit(state, flow, { work }), undoEffect(flow, event.step, made, undo.command));
}

/** Nothing was decided: the photo is there again, and the screen says why. */
function notDecided(state: State, flow: VisitFlow, made: Decision, code: ErrorCode): Outcome {
  const gone = withDecision(flow.work, made.command, null);
  if (made.undo !== null) return go(withVisit(state, flow, { work: gone }));
  const work = { ...gone, waiting: counted(gone.waiting, made.item.class, 1) };
  return go(withVisit(state, flow, { work, screen: given(flow, made, -1, code) }));
}

function undoSaved(state: State, flow: VisitFlow, made: Decision, code: ErrorCode | null): Outcome {
  if (made.undo === null) return go(state);
  if (code === null) {
    const undo = { ...made.undo, way: 'saved' } as const;
    return go(withVisit(state, flow, { work: withDecision(flow.work, made.command, { undo }) }));
  }
  // The decision stands: its photo goes away again.
  const kept = withDecision(flow.work, made.command, { undo: null });
  const work = { ...kept, waiting: counted(kept.waiting, made.item.class, -1) };
  return go(withVisit(state, flow, { work, screen: withoutPhoto(flow, made, 1, code) }));
}

/** What central said of a moderator's command; null when it is none. A refusal is said afterwards, with the name. */
export function decisionSettled(state: State, flow: VisitFlow, event: EventOf<'receipt'>): Outcome | null {
  const made = ofCommand(flow.work, event.command);
  if (made === undefined) return null;
  const { settlement } = event;
  if (settlement.state === 'waiting') return go(state);
  const ofUndo = event.command !== made.command;
  if (settlement.state === 'applied') {
    const change: Partial<Decision> =
      ofUndo && made.undo !== null ? { undo: { ...made.undo, way: 'applied' } } : { way: 'applied' };
    const work = tidied(withDecision(flow.work, made.command, change), event.at);
    return go(withVisit(state, flow, { work, screen: hungry(flow.screen, event.at) }));
  }
  return refused(state, flow, made, ofUndo, settlement.code);
}

function refused(state: State, flow: VisitFlow, made: Decision, ofUndo: boolean, code: ErrorCode): Outcome {
  const told: RefusedDecision = {
    photo: made.item.photo,
    person: fullName(made.item.person),
    what: ofUndo ? 'undo' : made.decision.state,
    code,
  };
  const { work } = flow;
  // Refused and taken back: its undo will be refused too, and that is said, once for both.
  if (!ofUndo && made.undo !== null)
    return go(withVisit(state, flow, { work: withDecision(work, made.command, { way: 'applied' }) }));
  const next: Work = {
    ...withDecision(work, made.command, null),
    handled: [...work.handled, made.item.photo],
    refused: [...work.refused, told],
  };
  const screen = ofUndo ? withoutPhoto(flow, made, 0, null) : lessDone(flow);
  return go(withVisit(state, flow, { work: next, screen }));
}

/** A moderator without photos takes some as soon as central knows what was decided. */
function hungry(screen: VisitFlow['screen'], at: number): VisitFlow['screen'] {
  if (screen.name !== 'moderation' || screen.items.length > 0 || screen.take.busy) return screen;
  return { ...screen, take: { ...screen.take, due: Math.min(screen.take.due, at) } };
}

function given(flow: VisitFlow, made: Decision, done: number, problem: ErrorCode): VisitFlow['screen'] {
  const { screen } = flow;
  if (screen.name !== 'moderation') return screen;
  return { ...screen, items: [made.item, ...screen.items], done: Math.max(0, screen.done + done), problem };
}

function withoutPhoto(
  { screen, work }: VisitFlow,
  made: Decision,
  done: number,
  problem: ErrorCode | null,
): VisitFlow['screen'] {
  if (screen.name !== 'moderation') return screen;
  // Unless it was decided anew meanwhile: that decision has its own way.
  if (work.decisions.some((one) => one.command !== made.command && one.item.photo === made.item.photo))
    return { ...screen, problem };
  const items = screen.items.filter((item) => item.photo !== made.item.photo);
  return { ...screen, items, done: screen.done + done, problem };
}

function lessDone({ screen }: VisitFlow): VisitFlow['screen'] {
  return screen.name === 'moderation' ? { ...screen, done: Math.max(0, screen.done - 1) } : screen;
}

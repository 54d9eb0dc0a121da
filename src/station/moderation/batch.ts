import type { ModerationItem } from '../../shared/contract/moderation.ts';
import { overCodes } from '../account/refresh.ts';
import type { EventOf } from '../visit/event.ts';
import { ended } from '../visit/begin.ts';
import { stationCodes } from '../visit/between.ts';
import { go, withVisit, type Outcome } from '../visit/outcome.ts';
import { showAccount } from '../visit/saving.ts';
import type { State, StepOf, VisitFlow } from '../visit/state.ts';
import { isPassing, pauseAfter } from './passing.ts';
import { handful, requestOf, takeEvery } from './step.ts';
import { counted, isDecided, type Work } from './work.ts';

type Moderating = StepOf<'moderation'>;

/** When photos are to be taken by themselves: soon when few are left, and now and then to keep those in hand. */
export function takeDue({ take, items }: Moderating): number | null {
  if (take.busy) return null;
  if (take.code !== null || items.length > handful.low) return take.due;
  return Math.min(take.due, take.freshAt + (take.more ? takeEvery.starved : takeEvery.low));
}

/** Takes photos now; what an earlier request brings is not waited for. */
export function takeNow(state: State, flow: VisitFlow, screen: Moderating): Outcome {
  const number = screen.take.number + 1;
  const next: Moderating = { ...screen, take: { ...screen.take, number, busy: true } };
  return go(withVisit(state, flow, { screen: next }), {
    do: 'take-batch',
    lap: flow.lap,
    step: screen.step,
    number,
    access: flow.access,
    request: requestOf(next, undelivered(flow.work)),
  });
}

/** Shows this step; takes more photos when few are left and central may have some. */
export function withRefill(state: State, flow: VisitFlow, screen: Moderating): Outcome {
  const low = screen.items.length <= handful.low && screen.take.more && !screen.take.busy;
  return low && screen.take.code === null
    ? takeNow(state, flow, screen)
    : go(withVisit(state, flow, { screen }));
}

/** Photos came, or the reason why not. */
export function batchCame(state: State, flow: VisitFlow, event: EventOf<'batch'>): Outcome {
  const { screen } = flow;
  if (screen.name !== 'moderation' || screen.step !== event.step || screen.take.number !== event.number)
    return go(state);
  const { result, at } = event;
  if (!result.ok) {
    const code = result.error;
    if (overCodes.includes(code) || stationCodes.includes(code)) return ended(state, code, at) ?? go(state);
    // Central says no, and will say so again: this person is no moderator any more.
    if (!isPassing(code)) return go(showAccount(state, flow, 'personal', code));
    const failures = screen.take.failures + 1;
    const take = { ...screen.take, busy: false, failures, code, due: at + pauseAfter(failures) };
    return go(withVisit(state, flow, { screen: { ...screen, take } }));
  }
  const { items: given, waiting } = result.value;
  const known = given.filter((item) => isDecided(flow.work, item.photo));
  const work: Work = {
    ...flow.work,
    waiting: known.reduce<Work['waiting']>((sum, item) => counted(sum, item.class, -1), waiting),
  };
  const items = merged(flow, screen, given);
  const more = given.length >= requestOf(screen, undelivered(flow.work)).size;
  const due = at + takeEvery.inHand;
  const take = { ...screen.take, busy: false, failures: 0, code: null, more, freshAt: at, due };
  return go(withVisit(state, flow, { work, screen: { ...screen, items, take } }));
}

/** Central can be reached again: what waited for it is tried at once. */
export function reachable(screen: VisitFlow['screen'], at: number): VisitFlow['screen'] {
  if (screen.name !== 'moderation' || screen.take.code === null) return screen;
  return { ...screen, take: { ...screen.take, due: Math.min(screen.take.due, at) } };
}

/** Decisions that central may not know yet: it counts their photos as photos in hand. */
const undelivered = (work: Work): number =>
  work.decisions.filter((one) => one.way !== 'applied' && one.undo === null).length;

/** What is in hand after a batch: the photo on screen never goes away under the moderator's eyes. */
function merged(flow: VisitFlow, screen: Moderating, given: readonly ModerationItem[]): ModerationItem[] {
  const { work, base } = flow;
  const takenBack = (item: ModerationItem): boolean =>
    work.decisions.some((one) => one.item.photo === item.photo && one.undo !== null);
  const kept = screen.items.filter(
    (item, place) => place === 0 || takenBack(item) || given.some((other) => other.photo === item.photo),
  );
  const added = given.filter(
    (item) =>
      !kept.some((other) => other.photo === item.photo) &&
      !isDecided(work, item.photo) &&
      !screen.skipped.includes(item.photo) &&
      (screen.only === null || item.class === screen.only) &&
      item.person.id !== base.person.id,
  );
  return [...kept, ...added];
}

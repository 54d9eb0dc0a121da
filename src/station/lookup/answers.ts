import type { OfficeBadge } from '../../shared/contract/office.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import { overOrGone } from '../office/over-or-gone.ts';
import type { EventOf } from '../visit/event.ts';
import { go, withVisit, type Outcome } from '../visit/outcome.ts';
import type { State, VisitFlow } from '../visit/state.ts';
import { askSheet, type Looking } from './ask.ts';
import { unanswered } from './again.ts';
import { leftWork, shownBy } from './work.ts';
import { isKeptFrom } from './offers.ts';

type Answer = EventOf<'lookup-found' | 'lookup-sheet' | 'lookup-people'>;

/** Central answered; an answer to another question than the present one changes nothing. */
export function lookupAnswered(state: State, flow: VisitFlow, event: Answer): Outcome {
  const { screen } = flow;
  if (screen.name !== 'lookup' || screen.step !== event.step || screen.asked?.number !== event.number)
    return go(state);
  if (!event.result.ok) return notAnswered(state, flow, screen, event.result.error, event.at);
  const { asked, unanswered: before, problem } = screen;
  const answered: Looking = {
    ...screen,
    ...{ asked: null, unanswered: null, problem: problem === before?.code ? null : problem },
  };
  switch (event.type) {
    case 'lookup-found':
      return found(state, flow, answered, event.result.value);
    case 'lookup-sheet':
      return sheetCame(state, flow, answered, asked, event.result.value);
    case 'lookup-people': {
      const { people } = event.result.value;
      const problem = people.length === 0 ? 'sign-in.person-unknown' : null;
      return go(withVisit(state, flow, { screen: { ...answered, people, problem } }));
    }
  }
}

function notAnswered(state: State, flow: VisitFlow, screen: Looking, code: ErrorCode, at: number): Outcome {
  const over = overOrGone(state, { ...flow, lookup: leftWork(flow.lookup) }, code, at);
  if (over !== null) return over;
  const answered: Looking = { ...screen, asked: null, unanswered: unanswered(screen, code, at) };
  if (screen.asked?.for === 'badges' && (code === 'badge.uid-unknown' || code === 'office.nothing-found'))
    return found(state, flow, { ...answered, problem: null }, { badges: [], more: false });
  // A sheet that could not be read anew: what was done is laid over the old one.
  const silent = screen.asked?.for === 'again' || (screen.asked?.quiet === true && isSaidElse(screen));
  const problem = silent ? screen.problem : code;
  return go(withVisit(state, flow, { screen: { ...answered, problem } }));
}

/** Whether the screen says something else by now than that central did not answer. */
const isSaidElse = ({ problem, unanswered: before }: Looking): boolean =>
  problem !== null && problem !== before?.code;

/** No badge, the one, or several. */
function found(
  state: State,
  flow: VisitFlow,
  screen: Looking,
  { badges, more }: { badges: OfficeBadge[]; more: boolean },
): Outcome {
  const { uid } = screen;
  const listed: Looking = { ...screen, found: badges, more };
  if (badges.length === 0) {
    const none: Looking =
      uid === null ? { ...listed, problem: 'office.nothing-found' } : { ...listed, on: 'sheet' };
    return go(withVisit(state, flow, { screen: none }));
  }
  // The chip of a destroyed badge may have been given to another one.
  const living = badges.filter((badge) => uid !== null && badge.state !== 'destroyed');
  const only = living.length === 1 ? living[0] : badges[0];
  if (only !== undefined && !more && (badges.length === 1 || living.length === 1))
    return askSheet(state, flow, { ...listed, found: [only] }, only.badge);
  return go(withVisit(state, flow, { screen: { ...listed, on: 'list' } }));
}

function sheetCame(
  state: State,
  flow: VisitFlow,
  screen: Looking,
  asked: NonNullable<Looking['asked']>,
  sheet: NonNullable<Looking['sheet']>,
): Outcome {
  if (sheet.badge !== asked.badge) return go(state);
  const again = asked.for === 'again';
  const own = isKeptFrom(sheet, flow.base.person.id) ? 'office.own-badge' : null;
  const next: Looking = {
    ...screen,
    on: 'sheet',
    sheet,
    found: screen.found.map((badge) => (badge.badge === sheet.badge ? sheet : badge)),
    people: [],
    problem: again ? screen.problem : own,
  };
  return go(withVisit(state, flow, { lookup: shownBy(flow.lookup, asked.number), screen: next }));
}

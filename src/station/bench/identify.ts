import type { OfficeBadge } from '../../shared/contract/office.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { BadgeId } from '../../shared/domain/ids.ts';
import type { EventOf } from '../visit/event.ts';
import { notReady } from '../office/not-ready.ts';
import { overOrGone } from '../office/over-or-gone.ts';
import { go, refuse, withVisit, type Outcome } from '../visit/outcome.ts';
import type { State, StepOf, VisitFlow } from '../visit/state.ts';
import { ask, send, soon } from './ask.ts';
import { look } from './card.ts';
import { identifying, leaving, leavingUnlessFirst, withLaid } from './step.ts';
import { helpWithCentral } from './verdict.ts';

type Benching = StepOf<'bench'>;

/** A code: the badge it names is the next one. While a card is being written it waits, the latest only. */
export function benchScan(state: State, flow: VisitFlow, screen: Benching, code: string): Outcome {
  if (screen.keeping !== null) return refuse(state, 'visit.act-not-allowed');
  // Scanners like to read a code twice.
  const again = code === screen.code && screen.stage !== 'problem';
  if (again) return go(withVisit(state, flow));
  if (screen.card !== null) return go(withVisit(state, flow, { screen: { ...screen, next: code } }));
  // A code is printed on its card: one that lay there for another code is not the card of this one.
  const rest = isAbout(screen) && code !== screen.code ? leaving(state.presence, screen) : screen;
  return ask(state, flow, withLaid(state.presence, { ...identifying(rest), code }), { by: 'code', code });
}

/** Whether a code or a name is being dealt with. */
const isAbout = ({ stage }: Benching): boolean => stage !== 'identify' && stage !== 'done';

/** Looks for badges by name; not while a card is being written. */
export function benchSearch(state: State, flow: VisitFlow, screen: Benching, text: string): Outcome {
  if (screen.card !== null || screen.keeping !== null) return refuse(state, 'visit.act-not-allowed');
  // After a code that named nothing, the name is that of the card on the reader.
  const rest = isAbout(screen) && screen.badge !== null ? leaving(state.presence, screen) : screen;
  return ask(state, flow, identifying(rest), { by: 'name', text });
}

/** Central has answered: one badge is taken, several are shown to be chosen from. */
export function benchFound(state: State, flow: VisitFlow, event: EventOf<'bench-found'>): Outcome {
  const { screen } = flow;
  if (screen.name !== 'bench' || screen.step !== event.step) return go(state);
  const landed: Benching = {
    ...screen,
    search: { ...screen.search, flying: Math.max(0, screen.search.flying - 1) },
  };
  if (screen.search.number !== event.number || !screen.search.busy) return send(state, flow, landed);
  const { result, at } = event;
  const answered: Benching = { ...landed, search: { ...landed.search, busy: false } };
  if (!result.ok) {
    const over = overOrGone(state, flow, result.error, at);
    return over ?? unfound(state, flow, soon(answered, at), result.error);
  }
  const { badges, more } = result.value;
  const printed = badges.filter((one) => one.state === 'printed');
  // The code of a person names all their badges: the one that was printed is meant.
  const [only] =
    screen.search.what?.by === 'code' && printed.length === 1 ? printed : badges.length === 1 ? badges : [];
  // The beginning of a name may be somebody else's: a card is put down once the operator has compared it.
  const compared =
    screen.search.what?.by === 'name'
      ? leaving(state.presence, answered)
      : leavingUnlessFirst(state.presence, answered);
  if (only !== undefined) return take(state, flow, compared, only);
  if (badges.length === 0) return unfound(state, flow, answered, 'office.nothing-found');
  return go(withVisit(state, flow, { screen: { ...answered, stage: 'choose', choices: badges, more } }));
}

function unfound(state: State, flow: VisitFlow, screen: Benching, code: ErrorCode): Outcome {
  const help = code === 'office.nothing-found' || code === 'office.too-many' ? 'next' : helpWithCentral(code);
  const problem = { code, help, about: null, touched: false } as const;
  return go(withVisit(state, flow, { screen: { ...screen, stage: 'problem', problem } }));
}

/** One of several. */
export function benchChoose(state: State, flow: VisitFlow, screen: Benching, badge: BadgeId): Outcome {
  const chosen = screen.stage === 'choose' ? screen.choices.find((one) => one.badge === badge) : undefined;
  return chosen === undefined ? refuse(state, 'visit.act-not-allowed') : take(state, flow, screen, chosen);
}

/** This badge is the next one: it is shown, and a card that lies on the reader and was not worked on yet is encoded for it. */
export function take(state: State, flow: VisitFlow, screen: Benching, found: OfficeBadge): Outcome {
  // Central may not have heard yet of what was done here a moment ago.
  const made = flow.bench.made.find((one) => one.badge === found.badge);
  const spoilt = flow.bench.sent.some(({ kind, badge: id }) => kind === 'spoil' && id === found.badge);
  const badge: OfficeBadge =
    found.state !== 'printed' ? found : spoilt ? { ...found, state: 'approved' } : (made ?? found);
  const code = state.rules.encoding === null ? 'bench.no-profile' : notReady(badge);
  const next: Benching = { ...screen, stage: 'tap', badge, choices: [], more: false, problem: null };
  if (code === null) return look(state, flow, next);
  const help = code === 'bench.no-profile' ? 'call' : code === 'bench.badge-opposed' ? 'look-up' : 'next';
  const problem = { code, help, about: null, touched: false } as const;
  return look(state, flow, { ...next, stage: 'problem', problem });
}

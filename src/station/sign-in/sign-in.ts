import { Ticket } from '../../shared/contract/central.ts';
import type { Act } from '../../shared/contract/station.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { EventOf } from '../visit/event.ts';
import type { Effect } from '../visit/effect.ts';
import { go, refuse, type Outcome } from '../visit/outcome.ts';
import { outOfOrder, stationCodes, welcome } from '../visit/between.ts';
import type { SignInFlow, State } from '../visit/state.ts';
import { beginVisit } from '../visit/begin.ts';
import { extended, newOpening } from './opening.ts';

/** « Je m'identifie »: asks central for leave to open the ENT's page once. */
export function startSignIn(state: State, event: EventOf<'act'>): Outcome {
  const lap = state.serial + 1;
  const opening = newOpening(event.fresh.id, state.rules.limits, event.at);
  const flow: SignInFlow = { at: 'sign-in', lap, stage: 'opening', signIn: null, ...opening };
  return go({ ...state, serial: lap, flow }, { do: 'open-sign-in', lap });
}

/** What a person may do while the sign-in goes on: give up, or ask for time. */
export function signInAct(state: State, flow: SignInFlow, act: Act, at: number): Outcome {
  if (act.act === 'close-ent' || act.act === 'leave') return endSignIn(state, flow, 'ent.cancelled', at);
  if (act.act === 'more-time' || act.act === 'touch')
    return go({ ...state, flow: extended(flow, state.rules.limits, at) });
  return refuse(state, 'visit.act-not-allowed');
}

/** Central gave leave: the shell opens the page. */
export function signInOpened(state: State, flow: SignInFlow, event: EventOf<'sign-in-opened'>): Outcome {
  if (flow.stage !== 'opening') return go(state);
  if (!event.result.ok) return failed(state, flow, event.result.error, event.at);
  const signIn = event.result.value;
  const { loginUrl, hosts, service, state: oneTime, logoutUrl } = signIn;
  const request = {
    id: flow.opening,
    url: loginUrl,
    hosts: [...hosts],
    service: { url: service, state: oneTime },
    logoutUrl,
    language: state.language,
  };
  const next = { ...extended(flow, state.rules.limits, event.at), stage: 'ent', signIn } as const;
  return go({ ...state, flow: next }, { do: 'open-ent', request });
}

/** The page went somewhere: its origin is shown in the trusted bar. */
export function signInMoved(state: State, flow: SignInFlow, event: EventOf<'ent-moved'>): Outcome {
  if (flow.stage !== 'ent') return go(state);
  return go({ ...state, flow: { ...extended(flow, state.rules.limits, event.at), origin: event.origin } });
}

/** The view is closed and wiped: with a ticket of this very sign-in, central is asked whose it is. */
export function signInEnded(state: State, flow: SignInFlow, event: EventOf<'ent-ended'>): Outcome {
  if (flow.stage !== 'ent' || flow.signIn === null) return go(state);
  if (!event.result.ok) return failed(state, flow, event.result.error, event.at);
  const outcome = event.result.value;
  switch (outcome.outcome) {
    case 'closed':
      return failed(state, flow, 'ent.cancelled', event.at);
    case 'failed':
      return failed(state, flow, outcome.code, event.at);
    case 'ticket': {
      if (outcome.state !== flow.signIn.state) return failed(state, flow, 'sign-in.state-unknown', event.at);
      const ticket = Ticket.safeParse({ state: outcome.state, ticket: outcome.ticket });
      if (!ticket.success) return failed(state, flow, 'ent.ticket-refused', event.at);
      const next = { ...extended(flow, state.rules.limits, event.at), stage: 'checking' } as const;
      return go({ ...state, flow: next }, { do: 'open-visit', lap: flow.lap, ticket: ticket.data });
    }
  }
}

/** Central says whose ticket it was. A visit that opens too late for this screen is closed at central. */
export function visitOpened(state: State, event: EventOf<'visit-opened'>): Outcome {
  const { flow } = state;
  const { result } = event;
  if (flow.at === 'sign-in' && flow.lap === event.lap && flow.stage === 'checking') {
    if (!result.ok) return failed(state, flow, result.error, event.at);
    const begun = beginVisit(state, flow, result.value, event);
    // The ticket is used up: the ENT's session, kept for it until now, may end.
    return { ...begun, effects: [...begun.effects, { do: 'close-ent', opening: flow.opening }] };
  }
  if (!result.ok) return go(state);
  return go(state, { do: 'close-visit', access: { visit: result.value.visit, token: result.value.token } });
}

/** Nothing moved for too long. */
export function signInTimedOut(state: State, flow: SignInFlow, at: number): Outcome {
  return endSignIn(state, flow, flow.stage === 'ent' ? 'ent.timeout' : 'central.unreachable', at);
}

/** Back to the welcome screen, which says why; the view is closed if it is still up. */
function endSignIn(state: State, flow: SignInFlow, notice: ErrorCode, at: number): Outcome {
  const close: Effect[] = flow.stage === 'opening' ? [] : [{ do: 'close-ent', opening: flow.opening }];
  return go(welcome(state, notice, at), ...close);
}

/** An answer that ends the sign-in: the view is gone, or was never opened. */
function failed(state: State, flow: SignInFlow, code: ErrorCode, at: number): Outcome {
  if (stationCodes.includes(code)) return outOfOrder(state, code, at);
  // A shell that answered with an error may still have its view up: closing twice harms nothing.
  return endSignIn(state, flow, code, at);
}

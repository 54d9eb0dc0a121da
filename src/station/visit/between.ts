import type { ErrorCode } from '../../shared/domain/errors.ts';
import { undosLeft } from '../moderation/effects.ts';
import type { Effect } from './effect.ts';
import type { EventOf } from './event.ts';
import { go, type Outcome } from './outcome.ts';
import type { Notice, State } from './state.ts';

/** Central's words for "this station may not work". */
export const stationCodes: readonly ErrorCode[] = [
  'station.not-enrolled',
  'station.unknown',
  'station.revoked',
  'station.store-damaged',
  'station.key-unavailable',
];

/** The welcome screen, in the language and looks of this moment. */
export function welcome(state: State, notice: Notice, at: number): State {
  return { ...state, flow: { at: 'welcome', notice, since: at } };
}

/** The station cannot work for now; whoever is signed in is signed out. It tries again by itself. */
export function outOfOrder(state: State, code: ErrorCode, at: number): Outcome {
  const flow = { at: 'out-of-order', code, retryAt: at + state.rules.limits.retry, busy: false } as const;
  return go({ ...state, ...state.rules.defaults, flow }, ...closings(state));
}

/** What must be done outside when the present flow is left: what a moderator took back is saved, the visit at central and the ENT's view are closed. */
function closings(state: State): Effect[] {
  const { flow } = state;
  const effects: Effect[] = [];
  if (flow.at === 'sign-in' && flow.stage !== 'opening')
    effects.push({ do: 'close-ent', opening: flow.opening });
  if (flow.at !== 'visit') return effects;
  if (flow.screen.name === 'ent-page') effects.push({ do: 'close-ent', opening: flow.screen.opening });
  effects.push(...undosLeft(flow));
  effects.push({ do: 'close-visit', access: flow.access });
  return effects;
}

/** Ends the visit: nothing of the visitor is left in the state. Says good-bye for a moment. */
export function leaveVisit(state: State, notice: Notice, at: number): Outcome {
  const flow = { at: 'leaving', notice, until: at + state.rules.limits.leaving } as const;
  return go({ ...state, ...state.rules.defaults, flow }, ...closings(state));
}

/** The engine opened, or says why it cannot. */
export function orderKnown(state: State, event: EventOf<'order'>): Outcome {
  const { flow } = state;
  const { result, at } = event;
  if (!result.ok) {
    if (flow.at === 'starting' || flow.at === 'out-of-order' || stationCodes.includes(result.error))
      return outOfOrder(state, result.error, at);
    return go(state);
  }
  if (flow.at !== 'starting' && flow.at !== 'out-of-order') return go(state);
  return go(welcome({ ...state, restarted: false }, state.restarted ? 'visit.restarted' : null, at));
}

/** Nothing of this station is taken any more: nobody begins or goes on with what would be refused. */
export function troubled(state: State, { code, at }: EventOf<'trouble'>): Outcome {
  const { flow } = state;
  // Until the engine is open, and while it is being put in order, its answer is on the way.
  if (flow.at === 'starting' || flow.at === 'out-of-order' || !stationCodes.includes(code)) return go(state);
  return outOfOrder(state, code, at);
}

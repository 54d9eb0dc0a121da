import type { EntPage } from '../../shared/contract/station.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { EventOf } from '../visit/event.ts';
import { enter, go, refuse, withVisit, type Outcome } from '../visit/outcome.ts';
import { showAccount } from '../visit/saving.ts';
import type { State, StepOf, VisitFlow } from '../visit/state.ts';
import { extended, newOpening } from './opening.ts';

type EntPageStep = StepOf<'ent-page'>;

/** Opens one of the ENT's own pages in an isolated view, as central's configuration gives it. */
export function openEntPage(state: State, flow: VisitFlow, event: EventOf<'act'>, page: EntPage): Outcome {
  const url = state.rules.ent.pages?.[page] ?? null;
  if (url === null || state.rules.ent.hosts.length === 0) return refuse(state, 'ent.page-refused');
  const opening = newOpening(event.fresh.id, state.rules.limits, event.at);
  const request = {
    id: opening.opening,
    url,
    hosts: [...state.rules.ent.hosts],
    service: null,
    logoutUrl: flow.logoutUrl,
    language: state.language,
  };
  return go(enter(state, flow, { name: 'ent-page', page, ...opening }), { do: 'open-ent', request });
}

/** The page went somewhere. */
export function entPageMoved(
  state: State,
  flow: VisitFlow,
  screen: EntPageStep,
  event: EventOf<'ent-moved'>,
): Outcome {
  const moved = { ...extended(screen, state.rules.limits, event.at), origin: event.origin };
  return go(withVisit(state, flow, { screen: moved }));
}

/** The view is closed and wiped: back to tab 3, which says what went wrong, if anything did. */
export function entPageEnded(state: State, flow: VisitFlow, event: EventOf<'ent-ended'>): Outcome {
  const { result } = event;
  const code = !result.ok ? result.error : result.value.outcome === 'failed' ? result.value.code : null;
  return go(backToSecurity(state, flow, code, event.at));
}

/** The person leaves the page, or left it alone for too long. */
export function closeEntPage(
  state: State,
  flow: VisitFlow,
  screen: EntPageStep,
  notice: ErrorCode | null,
  at: number,
): Outcome {
  return go(backToSecurity(state, flow, notice, at), { do: 'close-ent', opening: screen.opening });
}

/** The idle time begins anew: until now the view had its own. */
function backToSecurity(state: State, flow: VisitFlow, notice: ErrorCode | null, at: number): State {
  return showAccount(state, { ...flow, touchedAt: at, warned: false }, 'security', notice);
}

import type { Act } from '../../shared/contract/station.ts';
import { mayOppose, mayRequestBadge } from '../../shared/domain/account.ts';
import { nextBadgeState } from '../../shared/domain/badge.ts';
import { BadgeId } from '../../shared/domain/ids.ts';
import { overlay } from '../account/overlay.ts';
import type { EventOf, Fresh } from '../visit/event.ts';
import { enter, go, instant, refuse, type Outcome } from '../visit/outcome.ts';
import { acting } from '../visit/acting.ts';
import { draftOf, isBusy, save } from '../visit/saving.ts';
import type { State, VisitFlow } from '../visit/state.ts';

/** To the request, if the person may ask for a badge now. */
export function startBadgeRequest(state: State, flow: VisitFlow, fresh: Fresh): Outcome {
  const may = mayRequestBadge(overlay(flow.base, flow.pending));
  if (!may.ok) return refuse(state, may.error);
  return go(enter(state, flow, { name: 'badge-request', ...acting(fresh), badge: BadgeId.parse(fresh.id) }));
}

/** Asks for the badge; staff must certify that the photo represents them. */
export function requestBadge(
  state: State,
  flow: VisitFlow,
  event: EventOf<'act'>,
  certified: boolean,
): Outcome {
  const { screen } = flow;
  if (screen.name !== 'badge-request' || isBusy(screen)) return refuse(state, 'visit.act-not-allowed');
  const account = overlay(flow.base, flow.pending);
  const may = mayRequestBadge(account);
  if (!may.ok) return refuse(state, may.error);
  const { kind } = account.person;
  const next = nextBadgeState(null, null, { act: 'request', role: 'holder', kind, certified });
  if (!next.ok) return refuse(state, next.error);
  const at = instant(event.at);
  const badge = {
    id: screen.badge,
    kind,
    state: next.value,
    motive: null,
    uid: null,
    requestedAt: at,
    changedAt: at,
  };
  const draft = draftOf(flow, screen.command, 'badge.request', { badge: screen.badge, kind, certified });
  return save(state, flow, screen, { what: 'badge-request', change: { to: 'new-badge', badge } }, draft);
}

/** To the opposition of a badge of this person. */
export function startOpposition(state: State, flow: VisitFlow, id: BadgeId, fresh: Fresh): Outcome {
  const badge = overlay(flow.base, flow.pending).badges.find((one) => one.id === id);
  if (badge === undefined) return refuse(state, 'badge.none');
  if (!mayOppose(badge)) return refuse(state, 'badge.act-not-allowed');
  return go(enter(state, flow, { name: 'oppose', badge: id, ...acting(fresh) }));
}

/** Opposes the badge on the screen; a badge that the renderer made up is not it. */
export function oppose(
  state: State,
  flow: VisitFlow,
  event: EventOf<'act'>,
  act: Extract<Act, { act: 'oppose' }>,
): Outcome {
  const { screen } = flow;
  if (screen.name !== 'oppose' || isBusy(screen) || screen.badge !== act.badge)
    return refuse(state, 'visit.act-not-allowed');
  const badge = overlay(flow.base, flow.pending).badges.find((one) => one.id === act.badge);
  if (badge === undefined) return refuse(state, 'badge.none');
  const { kind } = badge;
  const next = nextBadgeState(badge.state, badge.motive, {
    act: 'oppose',
    role: 'holder',
    kind,
    motive: act.motive,
  });
  if (!next.ok) return refuse(state, next.error);
  const change = {
    to: 'badge',
    badge: act.badge,
    state: next.value,
    motive: act.motive,
    at: instant(event.at),
  } as const;
  const draft = draftOf(flow, screen.command, 'badge.oppose', { badge: act.badge, motive: act.motive });
  return save(state, flow, screen, { what: 'opposition', change }, draft);
}

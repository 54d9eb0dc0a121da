import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { EventOf } from '../visit/event.ts';
import { go, withVisit, type Outcome } from '../visit/outcome.ts';
import type { Limits } from '../visit/rules.ts';
import type { Refresh, State, Step, VisitFlow } from '../visit/state.ts';

/** Central's words for "this visit is over". */
export const overCodes: readonly ErrorCode[] = ['visit.none', 'visit.expired', 'visit.foreign'];

const polled: readonly Step['name'][] = ['account', 'tap', 'badge-request', 'oppose', 'saved', 'refused'];

/** When the account is to be read again by itself: only while a screen shows something that may change. */
export function readingDue(flow: VisitFlow): number | null {
  return polled.includes(flow.screen.name) && !flow.refresh.busy ? flow.refresh.due : null;
}

/** Reads the account now, or once more after the reading under way. */
export function readAccount(state: State, flow: VisitFlow): Outcome {
  if (flow.refresh.busy) return go(withVisit(state, flow, { refresh: { ...flow.refresh, again: true } }));
  const number = flow.refresh.number + 1;
  const refresh: Refresh = { ...flow.refresh, number, busy: true, again: false };
  return go(withVisit(state, flow, { refresh }), {
    do: 'read-account',
    lap: flow.lap,
    number,
    access: flow.access,
  });
}

/** Takes an account that was read; what it shows needs no overlay any more. An older one, or another person's, is not taken. */
export function accountRead(state: State, flow: VisitFlow, event: EventOf<'account'>): VisitFlow {
  const account =
    event.result.ok && event.result.value.person.id === flow.base.person.id ? event.result.value : null;
  const failures = account === null ? flow.refresh.failures + 1 : 0;
  const refresh = {
    ...flow.refresh,
    busy: false,
    failures,
    due: event.at + pause(state.rules.limits, failures),
  };
  if (account === null) return { ...flow, refresh };
  if (account.revision < flow.base.revision) return { ...flow, refresh };
  const pending = flow.pending.filter((one) => one.appliedBy === null || event.number <= one.appliedBy);
  return { ...flow, base: account, pending, refresh };
}

/** Twice as long after each failure, under the ceiling. */
function pause(limits: Limits, failures: number): number {
  return Math.min(limits.pollEvery * 2 ** Math.min(failures, 10), limits.pollCeiling);
}

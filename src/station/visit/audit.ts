import type { VisitId } from '../../shared/domain/ids.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { AuditEvent, Ending } from '../audit/event.ts';
import type { State, Step } from './state.ts';

/** A line about what the station went through. Names a visit by its random id, and nobody. */
export type AuditLine =
  | { readonly event: 'order.lost'; readonly detail: ErrorCode }
  | { readonly event: 'order.found' | 'sign-in.begun' }
  /** `detail` says why it failed; without it, a visit began. */
  | { readonly event: 'sign-in.ended'; readonly detail?: Ending }
  | { readonly event: 'visit.begun'; readonly visit: VisitId }
  | { readonly event: 'visit.ended'; readonly visit: VisitId; readonly detail: Ending }
  | { readonly event: 'screen'; readonly visit: VisitId; readonly detail: Step['name'] }
  | { readonly event: 'refused'; readonly visit: VisitId; readonly detail: ErrorCode };

/** What a transition is worth telling. Commands have lines of their own, in the transaction that saves them. */
export function auditLines(before: State, after: State): AuditLine[] {
  const [from, to] = [before.flow, after.flow];
  const lines: AuditLine[] = [];
  const why = endingOf(to);
  const sameFlow = from.at === to.at && (from.at !== 'visit' || to.at !== 'visit' || from.lap === to.lap);
  if (!sameFlow && from.at === 'out-of-order') lines.push({ event: 'order.found' });
  if (!sameFlow && from.at === 'sign-in')
    lines.push({ event: 'sign-in.ended', ...(why === null ? {} : { detail: why }) });
  if (!sameFlow && from.at === 'visit')
    lines.push({ event: 'visit.ended', visit: from.access.visit, detail: why ?? 'goodbye' });
  if (to.at === 'out-of-order' && (from.at !== 'out-of-order' || from.code !== to.code))
    lines.push({ event: 'order.lost', detail: to.code });
  if (!sameFlow && to.at === 'sign-in') lines.push({ event: 'sign-in.begun' });
  if (!sameFlow && to.at === 'visit') lines.push({ event: 'visit.begun', visit: to.access.visit });
  if (to.at !== 'visit' || (sameFlow && from.at === 'visit' && from.screen.step === to.screen.step))
    return lines;
  const { visit } = to.access;
  const { screen } = to;
  if (screen.name === 'refused') lines.push({ event: 'refused', visit, detail: screen.code });
  else lines.push({ event: 'screen', visit, detail: screen.name });
  return lines;
}

/** Why whoever was there is there no more; null while they are. */
function endingOf(to: State['flow']): Ending | null {
  if (to.at === 'out-of-order') return to.code;
  return to.at === 'welcome' || to.at === 'leaving' ? to.notice : null;
}

/** What of a line belongs into the chained record, for good: who looks into a visit later finds its beginning and its end. */
export function recordOf(line: AuditLine): AuditEvent | null {
  switch (line.event) {
    case 'visit.begun':
      return { event: 'visit-opened', visit: line.visit };
    case 'visit.ended':
      return { event: 'visit-ended', visit: line.visit, why: line.detail };
    case 'sign-in.ended':
      return line.detail === undefined ? null : { event: 'sign-in-failed', why: line.detail };
    case 'order.lost':
    case 'order.found':
    case 'sign-in.begun':
    case 'screen':
    case 'refused':
      return null;
  }
}

import type { VisitId } from '../../shared/domain/ids.ts';
import type { State } from './state.ts';

/** A line about what the station went through. Names a visit by its random id, and nobody. */
export interface AuditLine {
  readonly event:
    | 'order.lost'
    | 'order.found'
    | 'sign-in.begun'
    | 'sign-in.ended'
    | 'visit.begun'
    | 'visit.ended'
    | 'screen'
    | 'refused';
  readonly visit?: VisitId;
  /** A screen's name, a notice or a code of the closed set. */
  readonly detail?: string;
}

/** What a transition is worth telling. Commands have lines of their own, in the transaction that saves them. */
export function auditLines(before: State, after: State): AuditLine[] {
  const [from, to] = [before.flow, after.flow];
  const lines: AuditLine[] = [];
  const said = to.at === 'welcome' || to.at === 'leaving' ? { detail: to.notice ?? 'none' } : {};
  const sameFlow = from.at === to.at && (from.at !== 'visit' || to.at !== 'visit' || from.lap === to.lap);
  if (!sameFlow && from.at === 'out-of-order') lines.push({ event: 'order.found' });
  if (!sameFlow && from.at === 'sign-in') lines.push({ event: 'sign-in.ended', ...said });
  if (!sameFlow && from.at === 'visit')
    lines.push({ event: 'visit.ended', visit: from.access.visit, ...said });
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

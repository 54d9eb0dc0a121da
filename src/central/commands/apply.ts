import { proofWindow } from '../../shared/contract/central.ts';
import type { Command } from '../../shared/contract/command.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import { err, never, ok, type Result } from '../../shared/domain/result.ts';
import { applyActivation, applyOpposition, applyRequest } from '../badges/apply.ts';
import type { Attribution } from '../badges/transition.ts';
import { applyConsent } from '../consents/apply.ts';
import type { Context } from '../context.ts';
import { applyPhoto } from '../photos/apply.ts';
import type { Tx } from '../store/store.ts';

/** When it was done, by central's clock, and when it came. RFC 3339 in UTC. */
export interface Times {
  readonly actedAt: string;
  readonly receivedAt: string;
}

/**
 * How far a station's idea of the time may be off at the edges of a visit, in milliseconds: as far as in its proofs, because until then
 * nobody tells it.
 */
const visitTolerance = proofWindow * 1000;

/** Whether the act belongs to a visit of this person at this station. Late delivery is fine, a late act is not. */
export async function checkVisit(
  tx: Tx,
  { actor, station, subject }: Command,
  acted: number,
): Promise<Result<true, ErrorCode>> {
  const visit = await tx.selectFrom('visits').selectAll().where('id', '=', actor.visit).executeTakeFirst();
  if (visit === undefined) return err('visit.none');
  if (visit.station_id !== station || visit.person_id !== subject) return err('visit.foreign');
  const end = Math.min(visit.ends_ms, visit.closed_ms ?? visit.ends_ms);
  const within = acted >= visit.opened_ms - visitTolerance && acted <= end + visitTolerance;
  return within ? ok(true) : err('visit.expired');
}

/** The effect of one command. A refusal leaves no trace but itself: every branch looks first and writes then. */
export async function applyCommand(
  context: Context,
  tx: Tx,
  command: Command,
  sealed: readonly Uint8Array[],
  times: Times,
): Promise<Result<true, ErrorCode>> {
  const by: Attribution = {
    role: command.actor.role,
    actor: `visit:${command.actor.visit}`,
    station: command.station,
    command: command.id,
    occurredAt: times.actedAt,
    recordedAt: times.receivedAt,
  };
  switch (command.kind) {
    case 'photo.submit':
      return applyPhoto(tx, command, sealed, times.actedAt);
    case 'consent.record':
      return applyConsent(tx, context.texts, command, times);
    case 'photo.decide':
    case 'photo.undecide':
      return err('visit.act-not-allowed');
    case 'badge.request':
      return applyRequest(tx, command, by);
    case 'badge.activate':
      return applyActivation(tx, command, by);
    case 'badge.oppose':
      return applyOpposition(tx, command, by);
    default:
      return never(command);
  }
}

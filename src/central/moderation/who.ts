import type { Command } from '../../shared/contract/command.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { PersonId, VisitId } from '../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import { mayActAs } from '../operators/roles.ts';
import type { VisitsTable } from '../store/schema.ts';
import type { Tx } from '../store/store.ts';

/** A moderator whose right was checked, in a visit of theirs. */
export interface ActingModerator {
  readonly person: PersonId;
  readonly visit: VisitId;
  /** When the visit is over or was closed: milliseconds since 1970. */
  readonly ends: number;
}

/**
 * Whether this visit may act as a moderator on the subject of a command. Role and office are judged when the command comes, not when the act
 * was done: whoever lost the role is trusted with nothing more, and the photo simply waits for somebody else.
 */
export async function checkModerator(
  tx: Tx,
  { subject }: Command,
  visit: VisitsTable,
): Promise<Result<ActingModerator, ErrorCode>> {
  const { person_id: person, station_id: station } = visit;
  if (!(await mayActAs(tx, 'moderator', { person, station }))) return err('moderation.not-allowed');
  if (person === subject) return err('moderation.own-photo');
  return ok({ person, visit: visit.id, ends: visit.closed_ms ?? visit.ends_ms });
}

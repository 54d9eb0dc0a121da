import type { Command, CommandKind } from '../../shared/contract/command.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import { mayActAs } from '../operators/roles.ts';
import type { VisitsTable } from '../store/schema.ts';
import type { Tx } from '../store/store.ts';

/** What operators leave to a colleague when the badge is their own. */
const notOnOnesOwn: readonly CommandKind[] = [
  'badge.reinstate',
  'badge.replace',
  'badge.deliver',
  'badge.destroy',
  'badge.accredit',
];

/**
 * Whether this visit may act for the card office on the subject of a command. Role and office are judged when the command comes, not when the act
 * was done, as for moderators: whoever lost the role is trusted with nothing more.
 */
export async function checkOfficer(
  tx: Tx,
  { kind, subject }: Pick<Command, 'kind' | 'subject'>,
  { person_id: person, station_id: station }: VisitsTable,
): Promise<Result<true, ErrorCode>> {
  if (!(await mayActAs(tx, 'card-office', { person, station }))) return err('office.not-allowed');
  return person === subject && notOnOnesOwn.includes(kind) ? err('office.own-badge') : ok(true);
}

import type { BadgeSummary } from '../../shared/domain/badge.ts';
import type { PersonId } from '../../shared/domain/ids.ts';
import type { BadgesTable } from '../store/schema.ts';
import type { Tx } from '../store/store.ts';

/** What an account says of one badge. */
export const summaryOf = (row: BadgesTable): BadgeSummary => ({
  id: row.id,
  kind: row.kind,
  state: row.state,
  motive: row.motive,
  uid: row.uid,
  requestedAt: row.requested_at,
  changedAt: row.changed_at,
});

/** A person's badges, newest first. */
export async function badgesOf(tx: Tx, person: PersonId): Promise<BadgeSummary[]> {
  const rows = await tx
    .selectFrom('badges')
    .selectAll()
    .where('person_id', '=', person)
    .orderBy('requested_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(summaryOf);
}

import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { BadgeId, PersonId } from '../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import type { BadgesTable } from '../store/schema.ts';
import type { Tx } from '../store/store.ts';

/** A badge of this person: the holder's own, or that of whom an operator acts on. */
export async function badgeOf(
  tx: Tx,
  id: BadgeId,
  person: PersonId,
): Promise<Result<BadgesTable, ErrorCode>> {
  const badge = await tx.selectFrom('badges').selectAll().where('id', '=', id).executeTakeFirst();
  if (badge === undefined) return err('badge.none');
  return badge.person_id === person ? ok(badge) : err('badge.not-yours');
}

/** Whether this id is that of a badge already. */
export async function badgeExists(tx: Tx, id: BadgeId): Promise<boolean> {
  const same = await tx.selectFrom('badges').select('id').where('id', '=', id).executeTakeFirst();
  return same !== undefined;
}

import { pendingBadgeStates } from '../../shared/domain/badge.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { BadgeId, PersonId } from '../../shared/domain/ids.ts';
import type { PersonKind } from '../../shared/domain/person.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import type { Tx } from '../store/store.ts';

/** Whether the card office may begin another badge of this kind: the person is of that kind, none is on its way or active; `beside` does not count. */
export async function roomFor(
  tx: Tx,
  { person, kind, beside }: { person: PersonId; kind: PersonKind; beside: BadgeId | null },
): Promise<Result<true, ErrorCode>> {
  const holder = await tx.selectFrom('people').select('kind').where('id', '=', person).executeTakeFirst();
  if (holder === undefined) return err('sign-in.person-unknown');
  if (holder.kind !== kind) return err('badge.act-not-allowed');
  const others = await tx
    .selectFrom('badges')
    .select(['id', 'state'])
    .where('person_id', '=', person)
    .where('kind', '=', kind)
    .execute();
  const states = others.filter(({ id }) => id !== beside).map(({ state }) => state);
  if (states.some((state) => pendingBadgeStates.includes(state))) return err('badge.already-requested');
  return states.includes('active') ? err('badge.already-active') : ok(true);
}

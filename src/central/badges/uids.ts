import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { CardUid } from '../../shared/domain/card-uid.ts';
import type { BadgeId } from '../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import type { Reader } from '../store/store.ts';

/** Whether a card may become (or stay) this badge: it is nobody else's, and was never set aside half-written. */
export async function freeForBadge(
  reader: Reader,
  badge: BadgeId,
  uid: CardUid,
): Promise<Result<true, ErrorCode>> {
  if (await uidTaken(reader, badge, uid)) return err('badge.uid-taken');
  return (await isSpoiled(reader, uid)) ? err('encoding.card-dead') : ok(true);
}

/** Whether another badge that is not destroyed has this UID. */
export async function uidTaken(reader: Reader, badge: BadgeId, uid: CardUid): Promise<boolean> {
  const found = await reader
    .selectFrom('badges')
    .select('id')
    .where('uid', '=', uid)
    .where('state', '<>', 'destroyed')
    .where('id', '<>', badge)
    .executeTakeFirst();
  return found !== undefined;
}

/** Whether this card was set aside: it may hold part of somebody's encoding, and is never a badge again. */
async function isSpoiled(reader: Reader, uid: CardUid): Promise<boolean> {
  const found = await reader
    .selectFrom('spoiled_cards')
    .select('uid')
    .where('uid', '=', uid)
    .executeTakeFirst();
  return found !== undefined;
}

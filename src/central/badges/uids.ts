import type { ExpressionBuilder } from 'kysely';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { CardUid } from '../../shared/domain/card-uid.ts';
import type { BadgeId } from '../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import type { Schema } from '../store/schema.ts';
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

/**
 * A badge whose card can be nobody else's. A destroyed one lets go of it, unless the card was lost or stolen before: nobody can have had it in hand
 * to destroy it, and whoever brings it now did not find a blank.
 */
export const keepsItsCard = (badge: ExpressionBuilder<Schema, 'badges'>) =>
  badge.or([badge('state', '<>', 'destroyed'), badge('motive', 'in', ['lost', 'stolen'])]);

/** Whether this card is another badge's. */
export async function uidTaken(reader: Reader, badge: BadgeId, uid: CardUid): Promise<boolean> {
  const found = await reader
    .selectFrom('badges')
    .select('id')
    .where('uid', '=', uid)
    .where(keepsItsCard)
    .where('id', '<>', badge)
    .executeTakeFirst();
  return found !== undefined;
}

/** Whether this card was set aside: it may hold part of somebody's encoding, and is never a badge again. */
export async function isSpoiled(reader: Reader, uid: CardUid): Promise<boolean> {
  const found = await reader
    .selectFrom('spoiled_cards')
    .select('uid')
    .where('uid', '=', uid)
    .executeTakeFirst();
  return found !== undefined;
}

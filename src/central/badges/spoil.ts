import type { CommandOf } from '../../shared/contract/command.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import type { Tx } from '../store/store.ts';
import { badgeOf } from './find.ts';
import { moveBadge, type Attribution } from './transition.ts';
import { uidTaken } from './uids.ts';

/**
 * `badge.spoil`: a half-written card is set aside for good, and the badge that was printed on it must be made again; it has no card any more, even
 * if a first pass had encoded it. When the badge has moved on meanwhile (it was encoded on another card, or cancelled), only the card is written
 * down: none may be forgotten. The card of a badge in use is no spoiled one.
 */
export async function applySpoiling(
  tx: Tx,
  { id, actor, station, payload, subject }: CommandOf<'badge.spoil'>,
  by: Attribution,
): Promise<Result<true, ErrorCode>> {
  const { uid, note } = payload;
  const badge = await badgeOf(tx, payload.badge, subject);
  if (!badge.ok) return badge;
  if (await uidTaken(tx, badge.value.id, uid)) return err('badge.uid-taken');
  if (badge.value.state === 'printed' || badge.value.uid === uid) {
    const moved = await moveBadge(tx, badge.value, { act: 'spoil', note }, by);
    if (!moved.ok) return moved;
  }
  await tx
    .insertInto('spoiled_cards')
    .values({
      command_id: id,
      ...{ uid, note, profile: JSON.stringify(payload.profile) },
      ...{ badge_id: badge.value.id, visit_id: actor.visit, station_id: station },
      ...{ occurred_at: by.occurredAt, recorded_at: by.recordedAt },
    })
    .execute();
  return ok(true);
}

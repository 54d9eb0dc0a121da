import type { CardUid } from '../../shared/domain/card-uid.ts';
import type { BadgeRole } from '../../shared/domain/badge.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { BadgeId } from '../../shared/domain/ids.ts';
import { err, type Result } from '../../shared/domain/result.ts';
import { instant } from '../clock.ts';
import type { Context } from '../context.ts';
import { photoInForce } from '../photos/read.ts';
import { moveBadge, type BadgeMove } from './transition.ts';

/** The card office's part of the administrator's port. */
export function officeOf({ store, clock }: Context, actor: string) {
  const move = (id: BadgeId, role: BadgeRole, act: BadgeMove): Promise<Result<true, ErrorCode>> =>
    store.transaction(async (tx) => {
      const badge = await tx.selectFrom('badges').selectAll().where('id', '=', id).executeTakeFirst();
      if (badge === undefined) return err('badge.none');
      // Nothing is made with a photo that nobody has accepted.
      if (act.act === 'approve' && (await photoInForce(tx, badge.person_id)) === null)
        return err('photo.none');
      const now = instant(clock());
      const by = { role, actor, station: null, command: null, occurredAt: now, recordedAt: now };
      return moveBadge(tx, badge, act, by);
    });
  return {
    approveBadge: (badge: BadgeId) => move(badge, 'moderator', { act: 'approve' }),
    printBadge: (badge: BadgeId) => move(badge, 'card-office', { act: 'print' }),
    encodeBadge: (badge: BadgeId, uid: CardUid) =>
      move(badge, 'card-office', { act: 'encode', tap: true, uid }),
  };
}

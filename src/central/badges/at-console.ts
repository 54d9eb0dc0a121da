import type { CardUid } from '../../shared/domain/card-uid.ts';
import type { BadgeRole } from '../../shared/domain/badge.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { BadgeId } from '../../shared/domain/ids.ts';
import { err, type Result } from '../../shared/domain/result.ts';
import { instant } from '../clock.ts';
import type { Context } from '../context.ts';
import { photoInForce } from '../photos/read.ts';
import { moveBadge, type BadgeMove } from './transition.ts';

/** What the card office does at central itself, by the command line or the administrator's port. `actor` is kept with it. */
export function officeOf(
  { store, clock, webhook }: Pick<Context, 'store' | 'clock' | 'webhook'>,
  actor: string,
) {
  const move = (id: BadgeId, role: BadgeRole, act: BadgeMove): Promise<Result<true, ErrorCode>> =>
    store.transaction(async (tx) => {
      const badge = await tx.selectFrom('badges').selectAll().where('id', '=', id).executeTakeFirst();
      if (badge === undefined) return err('badge.none');
      // Nothing is made with a photo that nobody has accepted.
      if (act.act === 'approve' && (await photoInForce(tx, badge.person_id)) === null)
        return err('photo.none');
      const now = instant(clock());
      const at = { occurredAt: now, recordedAt: now, announced: webhook };
      const by = { role, actor, station: null, command: null, ...at };
      return moveBadge(tx, badge, act, by);
    });
  return {
    approveBadge: (badge: BadgeId) => move(badge, 'moderator', { act: 'approve' }),
    rejectBadge: (badge: BadgeId, note: string) => move(badge, 'moderator', { act: 'reject', note }),
    cancelBadge: (badge: BadgeId, note: string) => move(badge, 'card-office', { act: 'cancel', note }),
    printBadge: (badge: BadgeId) => move(badge, 'card-office', { act: 'print' }),
    encodeBadge: (badge: BadgeId, uid: CardUid) =>
      move(badge, 'card-office', { act: 'encode', tap: true, uid }),
  };
}

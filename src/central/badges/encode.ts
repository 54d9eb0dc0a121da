import type { CommandOf } from '../../shared/contract/command.ts';
import type { BadgeState } from '../../shared/domain/badge.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import type { Tx } from '../store/store.ts';
import { badgeOf } from './find.ts';
import { moveBadge, type Attribution } from './transition.ts';

/** Why a badge that is not printed is not encoded, in the bench's words. */
const refusals: Readonly<Record<Exclude<BadgeState, 'printed'>, ErrorCode>> = {
  requested: 'bench.badge-not-printed',
  approved: 'bench.badge-not-printed',
  rejected: 'bench.badge-not-printed',
  cancelled: 'bench.badge-not-printed',
  encoded: 'bench.badge-has-card',
  active: 'bench.badge-has-card',
  opposed: 'bench.badge-opposed',
  expired: 'bench.badge-over',
  destroyed: 'bench.badge-over',
};

/**
 * `badge.encode`: the card has its bytes. A second pass over the very card of a badge that is encoded, or active by now, says nothing new of the
 * badge: it is applied, no state changes, and the profile kept is that of the last pass. Nothing else gets a card that is not printed.
 */
export async function applyEncoding(
  tx: Tx,
  { payload, subject }: CommandOf<'badge.encode'>,
  by: Attribution,
): Promise<Result<true, ErrorCode>> {
  const { uid } = payload;
  const profile = JSON.stringify(payload.profile);
  const badge = await badgeOf(tx, payload.badge, subject);
  if (!badge.ok) return badge;
  const { id, state } = badge.value;
  if (state !== 'printed') {
    const again = (state === 'encoded' || state === 'active') && badge.value.uid === uid;
    if (!again) return err(refusals[state]);
    await tx.updateTable('badges').set({ encoded_profile: profile }).where('id', '=', id).execute();
    return ok(true);
  }
  return moveBadge(tx, badge.value, { act: 'encode', tap: true, uid, profile }, by);
}

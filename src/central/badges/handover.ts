import type { CommandOf } from '../../shared/contract/command.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { Result } from '../../shared/domain/result.ts';
import type { Tx } from '../store/store.ts';
import { badgeOf } from './find.ts';
import { moveBadge, type Attribution } from './transition.ts';

/** `badge.deliver`: given to its holder; no state changes, and the first date is kept. */
export async function applyDelivery(
  tx: Tx,
  { payload, subject }: CommandOf<'badge.deliver'>,
  by: Attribution,
): Promise<Result<true, ErrorCode>> {
  const { note } = payload;
  const badge = await badgeOf(tx, payload.badge, subject);
  return badge.ok ? moveBadge(tx, badge.value, { act: 'deliver', ...(note && { note }) }, by) : badge;
}

/** `badge.destroy`: the card is no more; nothing happens to the badge after that. */
export async function applyDestruction(
  tx: Tx,
  { payload, subject }: CommandOf<'badge.destroy'>,
  by: Attribution,
): Promise<Result<true, ErrorCode>> {
  const badge = await badgeOf(tx, payload.badge, subject);
  return badge.ok ? moveBadge(tx, badge.value, { act: 'destroy', note: payload.note }, by) : badge;
}

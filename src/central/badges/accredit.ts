import type { CommandOf } from '../../shared/contract/command.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import { err, type Result } from '../../shared/domain/result.ts';
import type { Tx } from '../store/store.ts';
import { badgeExists } from './find.ts';
import { roomFor } from './room.ts';
import { accreditBadge, type Attribution } from './transition.ts';
import { freeForBadge } from './uids.ts';

/** `badge.accredit`: a card of before, which nobody has, becomes a badge of this person; it is activated like any other. */
export async function applyAccreditation(
  tx: Tx,
  { payload, subject }: CommandOf<'badge.accredit'>,
  by: Attribution,
): Promise<Result<true, ErrorCode>> {
  const { badge: id, kind, uid, note } = payload;
  const room = await roomFor(tx, { person: subject, kind, beside: null });
  if (!room.ok) return room;
  if (await badgeExists(tx, id)) return err('badge.already-requested');
  const free = await freeForBadge(tx, id, uid);
  if (!free.ok) return free;
  return accreditBadge(tx, { id, person_id: subject, kind }, { uid, note }, by);
}

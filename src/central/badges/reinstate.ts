import type { CommandOf } from '../../shared/contract/command.ts';
import { nextBadgeState } from '../../shared/domain/badge.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import { err, type Result } from '../../shared/domain/result.ts';
import type { Tx } from '../store/store.ts';
import { badgeOf } from './find.ts';
import { moveBadge, type Attribution } from './transition.ts';

/**
 * `badge.reinstate`: the badge itself is there again. By the table, its holder lifts the opposition of a lost one only, the card office any,
 * and says why.
 */
export async function applyReinstatement(
  tx: Tx,
  { payload, subject }: CommandOf<'badge.reinstate'>,
  by: Attribution,
): Promise<Result<true, ErrorCode>> {
  const { note, uid } = payload;
  const found = await badgeOf(tx, payload.badge, subject);
  if (!found.ok) return found;
  const badge = found.value;
  if (badge.state === 'active') return err('badge.already-active');
  const act = { act: 'reinstate', tap: true } as const;
  // Before the UID: who may not lift it learns nothing about the card.
  const may = nextBadgeState(badge.state, badge.motive, { ...act, role: by.role, kind: badge.kind });
  if (!may.ok) return may;
  if (badge.uid !== uid) return err('badge.uid-mismatch');
  if (by.role === 'card-office' && note === undefined) return err('badge.note-missing');
  return moveBadge(tx, badge, { ...act, ...(note && { note }) }, by);
}

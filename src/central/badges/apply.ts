import { mayRequestBadge } from '../../shared/domain/account.ts';
import type { CommandOf } from '../../shared/contract/command.ts';
import { err, type Result } from '../../shared/domain/result.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import { assembleAccount } from '../account/assemble.ts';
import type { Tx } from '../store/store.ts';
import { badgeExists, badgeOf } from './find.ts';
import { moveBadge, requestBadge, type Attribution } from './transition.ts';

/** `badge.request`: by the rule that the station shows its button by. */
export async function applyRequest(
  tx: Tx,
  { payload, subject }: CommandOf<'badge.request'>,
  by: Attribution,
): Promise<Result<true, ErrorCode>> {
  const account = await assembleAccount(tx, subject);
  if (payload.kind !== account.person.kind) return err('badge.act-not-allowed');
  const may = mayRequestBadge(account);
  if (!may.ok) return may;
  if (await badgeExists(tx, payload.badge)) return err('badge.already-requested');
  return requestBadge(
    tx,
    { id: payload.badge, person_id: subject, kind: payload.kind },
    payload.certified,
    by,
  );
}

/** `badge.activate`: the badge itself was brought. Another active badge of the same kind must be dealt with first. */
export async function applyActivation(
  tx: Tx,
  { payload, subject }: CommandOf<'badge.activate'>,
  by: Attribution,
): Promise<Result<true, ErrorCode>> {
  const badge = await badgeOf(tx, payload.badge, subject);
  if (!badge.ok) return badge;
  if (badge.value.state === 'active') return err('badge.already-active');
  // Before the UID: a badge without one yet is not ready, rather than another one.
  if (badge.value.state !== 'encoded') return err('badge.act-not-allowed');
  if (badge.value.uid !== payload.uid) return err('badge.uid-mismatch');
  return moveBadge(tx, badge.value, { act: 'activate', tap: true }, by);
}

/** `badge.oppose`: lost, stolen or faulty. The card office says why in words, too. */
export async function applyOpposition(
  tx: Tx,
  { payload, subject }: CommandOf<'badge.oppose'>,
  by: Attribution,
): Promise<Result<true, ErrorCode>> {
  const { motive, note } = payload;
  const badge = await badgeOf(tx, payload.badge, subject);
  if (!badge.ok) return badge;
  if (by.role === 'card-office' && note === undefined) return err('badge.note-missing');
  return moveBadge(tx, badge.value, { act: 'oppose', motive, ...(note && { note }) }, by);
}

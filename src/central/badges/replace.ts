import type { CommandOf } from '../../shared/contract/command.ts';
import { nextBadgeState } from '../../shared/domain/badge.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import { photoInForce } from '../photos/read.ts';
import type { BadgesTable } from '../store/schema.ts';
import type { Tx } from '../store/store.ts';
import { roomFor } from './room.ts';
import { badgeExists, badgeOf } from './find.ts';
import { moveBadge, requestBadge, type Attribution } from './transition.ts';

/**
 * `badge.replace`: the badge is opposed, unless it is already or has expired, and another one of its kind is asked for in its place, approved at
 * once when there is a photo to print. All of it or nothing: everything is looked at first. An opposition of before keeps its motive, but for a loss that turns out to be worse.
 */
export async function applyReplacement(
  tx: Tx,
  { payload, subject }: CommandOf<'badge.replace'>,
  by: Attribution,
): Promise<Result<true, ErrorCode>> {
  const { motive, note, replacement } = payload;
  const found = await badgeOf(tx, payload.badge, subject);
  if (!found.ok) return found;
  const badge = found.value;
  const opposition = { act: 'oppose', motive, note } as const;
  const graver = badge.state === 'opposed' && badge.motive === 'lost' && motive !== 'lost';
  const toOppose = graver || (badge.state !== 'opposed' && badge.state !== 'expired');
  if (toOppose) {
    const may = nextBadgeState(badge.state, badge.motive, {
      ...opposition,
      role: by.role,
      kind: badge.kind,
    });
    if (!may.ok) return may;
  }
  const room = await roomFor(tx, { person: subject, kind: badge.kind, beside: badge.id });
  if (!room.ok) return room;
  if (await badgeExists(tx, replacement)) return err('badge.already-requested');
  const next = { id: replacement, person_id: subject, kind: badge.kind };
  // The office's word certifies the photo: it compares the face with the person.
  const asked = nextBadgeState(null, null, {
    act: 'request',
    role: by.role,
    kind: badge.kind,
    certified: true,
  });
  if (!asked.ok) return asked;
  const photo = await photoInForce(tx, subject);
  if (toOppose) done(await moveBadge(tx, badge, opposition, by));
  done(await requestBadge(tx, next, true, by, note));
  if (photo !== null) {
    const made = await tx.selectFrom('badges').selectAll().where('id', '=', replacement).executeTakeFirst();
    done(await moveBadge(tx, made as BadgesTable, { act: 'approve' }, by));
  }
  return ok(true);
}

/** What was looked at before cannot be refused now: an exception takes everything back. */
function done(result: Result<true, ErrorCode>): void {
  if (!result.ok) throw new Error(`a replacement stopped halfway: ${result.error}`);
}

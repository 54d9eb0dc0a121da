import { randomUUID } from 'node:crypto';
import type { CardSecrets, ProfileName } from '../../shared/contract/office.ts';
import type { CardUid } from '../../shared/domain/card-uid.ts';
import type { BadgeId } from '../../shared/domain/ids.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import { instant } from '../clock.ts';
import type { Context } from '../context.ts';
import { mayActAs } from '../operators/roles.ts';
import type { Tx } from '../store/store.ts';
import type { OpenVisit } from '../visits/token.ts';
import { underKeyCeiling } from './ceiling.ts';

/** Keys that are about to be answered. */
interface Released {
  /** Null for a session without network. */
  readonly badge: BadgeId | null;
  readonly profile: ProfileName;
  /** Those that have keys: see {@link secretCards}. */
  readonly uids: readonly CardUid[];
  /** Until when they may be kept, RFC 3339; null when they are forgotten at once. */
  readonly until: string | null;
}

/** The cards of which something is given away: a profile without keys gives nothing. */
export const secretCards = (cards: readonly CardSecrets[]): CardUid[] =>
  cards
    .filter(({ keys, cardMaster }) => Object.keys(keys).length > 0 || cardMaster !== undefined)
    .map(({ uid }) => uid);

/**
 * Whether keys that were derived may still be answered. To derive them may have taken a program seconds: that the visit, the role and the station
 * are still good is judged again here, and the ceiling where nobody else can get past it at the same moment.
 */
export async function mayRelease(
  tx: Tx,
  context: Pick<Context, 'clock' | 'limits'>,
  visit: OpenVisit,
  uids: readonly CardUid[],
): Promise<Result<true, ErrorCode>> {
  const open = await tx
    .selectFrom('visits')
    .select('id')
    .where('id', '=', visit.id)
    .where('closed_ms', 'is', null)
    .where('ends_ms', '>', context.clock())
    .executeTakeFirst();
  if (open === undefined) return err('visit.expired');
  if (!(await mayActAs(tx, 'card-office', visit))) return err('office.not-allowed');
  return uids.length === 0 ? ok(true) : underKeyCeiling(tx, context, visit, uids);
}

/** Writes down whose keys are given to whom, before they are answered. */
export async function noteRelease(
  tx: Tx,
  { clock }: Pick<Context, 'clock'>,
  visit: OpenVisit,
  { badge, profile, uids, until }: Released,
): Promise<void> {
  if (uids.length === 0) return;
  const released = instant(clock());
  await tx
    .insertInto('key_releases')
    .values(
      uids.map((uid) => ({
        ...{ id: randomUUID(), visit_id: visit.id, badge_id: badge, uid },
        ...{ profile_id: profile.id, profile_version: profile.version },
        ...{ released_at: released, offline_until: until },
      })),
    )
    .execute();
}

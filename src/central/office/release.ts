import { randomUUID } from 'node:crypto';
import type { CardSecrets, ProfileName } from '../../shared/contract/office.ts';
import type { BadgeId } from '../../shared/domain/ids.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import { instant } from '../clock.ts';
import type { Context } from '../context.ts';
import { mayActAs } from '../operators/roles.ts';
import type { OpenVisit } from '../visits/token.ts';
import { underKeyCeiling } from './ceiling.ts';

/** Keys that are about to be answered. */
interface Released {
  /** Null for a session without network. */
  readonly badge: BadgeId | null;
  readonly profile: ProfileName;
  readonly cards: readonly CardSecrets[];
  /** Until when they may be kept, RFC 3339; null when they are forgotten at once. */
  readonly until: string | null;
}

/**
 * Writes down whose keys are given to whom, before they are answered. To derive them may have taken a program seconds: that the visit, the role and
 * the station are still good is judged again here, and the ceiling where nobody else can get past it at the same moment.
 */
export async function releaseKeys(
  context: Pick<Context, 'store' | 'clock' | 'limits'>,
  visit: OpenVisit,
  { badge, profile, cards, until }: Released,
): Promise<Result<true, ErrorCode>> {
  // A profile without keys gives nothing away.
  const secret = cards.filter((card) => Object.keys(card.keys).length > 0 || card.cardMaster !== undefined);
  if (secret.length === 0) return ok(true);
  const uids = secret.map(({ uid }) => uid);
  return context.store.transaction<Result<true, ErrorCode>>(async (tx) => {
    const now = context.clock();
    const open = await tx
      .selectFrom('visits')
      .select('id')
      .where('id', '=', visit.id)
      .where('closed_ms', 'is', null)
      .where('ends_ms', '>', now)
      .executeTakeFirst();
    if (open === undefined) return err('visit.expired');
    if (!(await mayActAs(tx, 'card-office', visit))) return err('office.not-allowed');
    const under = await underKeyCeiling(tx, context, visit, uids);
    if (!under.ok) return under;
    await tx
      .insertInto('key_releases')
      .values(
        uids.map((uid) => ({
          ...{ id: randomUUID(), visit_id: visit.id, badge_id: badge, uid },
          ...{ profile_id: profile.id, profile_version: profile.version },
          ...{ released_at: instant(now), offline_until: until },
        })),
      )
      .execute();
    return ok(true);
  });
}

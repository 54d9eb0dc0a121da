import { z } from 'zod';
import { BadgeSummary, nextBadgeState, pendingBadgeStates } from './badge.ts';
import { ConsentSummary, undecidedPurposes } from './consent.ts';
import type { ErrorCode } from './errors.ts';
import { Person, Role } from './person.ts';
import { PhotoSummary } from './photo.ts';
import { err, ok, type Result } from './result.ts';

export const Account = z.object({
  /** Grows with every change of anything below; two equal revisions mean equal accounts. */
  revision: z.number().int().nonnegative(),
  person: Person,
  photo: PhotoSummary.nullable(),
  consents: z.array(ConsentSummary),
  /** Newest first. */
  badges: z.array(BadgeSummary),
  /** What this person may do for others at this station; absent at a station that is not the office's. */
  roles: z.array(Role).optional(),
});
/** All that central tells a station about the person of a visit. Lives in memory for the time of the visit. */
export type Account = z.infer<typeof Account>;

export type NextStep =
  | { step: 'take-photo' }
  | { step: 'redo-photo' }
  | { step: 'decide-image-rights' }
  | { step: 'request-badge' }
  | { step: 'activate-badge'; badge: BadgeSummary }
  | { step: 'wait'; for: 'photo' | 'badge' }
  | { step: 'nothing' };

/** The one most useful thing to propose. */
export function nextStep(account: Account): NextStep {
  const toActivate = account.badges.find((badge) => badge.state === 'encoded');
  if (toActivate !== undefined) return { step: 'activate-badge', badge: toActivate };
  if (account.photo === null) return { step: 'take-photo' };
  if (account.photo.state === 'rejected') return { step: 'redo-photo' };
  if (undecidedPurposes(account.consents).length > 0) return { step: 'decide-image-rights' };
  if (mayRequestBadge(account).ok) return { step: 'request-badge' };
  if (account.photo.state === 'submitted') return { step: 'wait', for: 'photo' };
  if (account.badges.some((badge) => pendingBadgeStates.includes(badge.state)))
    return { step: 'wait', for: 'badge' };
  return { step: 'nothing' };
}

/** Whether this person may ask for a badge now; the same rule at the station and at central. */
export function mayRequestBadge(
  account: Pick<Account, 'photo' | 'consents' | 'badges' | 'person'>,
): Result<true, ErrorCode> {
  if (account.photo === null) return err('photo.none');
  if (account.photo.state === 'rejected') return err('photo.refused');
  if (undecidedPurposes(account.consents).length > 0) return err('consent.missing');
  const own = account.badges.filter((badge) => badge.kind === account.person.kind);
  if (own.some((badge) => pendingBadgeStates.includes(badge.state))) return err('badge.already-requested');
  if (own.some((badge) => badge.state === 'active')) return err('badge.already-active');
  return ok(true);
}

/** Whether the holder may lift the opposition of this badge with a tap: after a loss only, and with no other active badge of its kind. */
export function mayReinstate(account: Pick<Account, 'badges'>, badge: BadgeSummary): Result<true, ErrorCode> {
  const { state, motive, kind } = badge;
  const next = nextBadgeState(state, motive, { act: 'reinstate', role: 'holder', kind, tap: true });
  if (!next.ok) return next;
  const other = account.badges.some(
    (one) => one.id !== badge.id && one.kind === kind && one.state === 'active',
  );
  return other ? err('badge.already-active') : ok(true);
}

/** Whether the holder may oppose this badge now. */
export function mayOppose(badge: BadgeSummary): boolean {
  return nextBadgeState(badge.state, badge.motive, {
    act: 'oppose',
    role: 'holder',
    kind: badge.kind,
    motive: 'lost',
  }).ok;
}

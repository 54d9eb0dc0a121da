import type { SavedAct } from '../../shared/contract/station.ts';
import type { Account } from '../../shared/domain/account.ts';
import type { BadgeState, BadgeSummary, OppositionMotive } from '../../shared/domain/badge.ts';
import type { ConsentSummary } from '../../shared/domain/consent.ts';
import type { BadgeId, CommandId, Instant } from '../../shared/domain/ids.ts';
import type { PhotoSummary } from '../../shared/domain/photo.ts';

/** What an own command will change in the account once central has applied it. */
export type Change =
  | { readonly to: 'photo'; readonly photo: PhotoSummary }
  | { readonly to: 'consents'; readonly consents: readonly ConsentSummary[] }
  | { readonly to: 'new-badge'; readonly badge: BadgeSummary }
  | {
      readonly to: 'badge';
      readonly badge: BadgeId;
      readonly state: BadgeState;
      readonly motive: OppositionMotive | null;
      readonly at: Instant;
    };

/** An own command that was saved here, until an account read after its receipt shows it. */
export interface Pending {
  readonly command: CommandId;
  readonly what: SavedAct;
  readonly change: Change;
  /** Number of the account reading under way or done when the receipt came; a later reading shows the change itself. */
  readonly appliedBy: number | null;
}

/**
 * The account as its person must see it: what they did here shows at once, sent or not.
 * The revision stays central's.
 */
export function overlay(account: Account, pending: readonly Pending[]): Account {
  return pending.reduce((seen, { change }) => apply(seen, change), account);
}

function apply(account: Account, change: Change): Account {
  switch (change.to) {
    case 'photo':
      return account.photo?.id === change.photo.id ? account : { ...account, photo: change.photo };
    case 'consents': {
      const kept = account.consents.filter(
        (old) => !change.consents.some((next) => next.purpose === old.purpose),
      );
      return { ...account, consents: [...kept, ...change.consents] };
    }
    case 'new-badge': {
      if (account.badges.some((badge) => badge.id === change.badge.id)) return account;
      return { ...account, badges: [change.badge, ...account.badges] };
    }
    case 'badge': {
      const { badge: id, state, motive, at } = change;
      const badges = account.badges.map((badge) =>
        badge.id === id ? { ...badge, state, motive, changedAt: at } : badge,
      );
      return { ...account, badges };
    }
  }
}

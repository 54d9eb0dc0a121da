import { z } from 'zod';
import { CardUid } from '../domain/card-uid.ts';
import { BadgeId, Instant } from '../domain/ids.ts';
import { EncodingProfile } from '../encoding/profile.ts';
import { Holder, OfficeBadge, ProfileName } from './office-badge.ts';

export { BadgeHistoryLine, BadgeSheet, Holder, OfficeBadge, ProfileName } from './office-badge.ts';

/** What the card office's operators ask of central, in visits of theirs at stations of the office. */

export const OfficeSearch = z.discriminatedUnion('by', [
  /** What a printed code says: a badge's id, an ESCN or its web address, a student or staff number. */
  z.object({ by: z.literal('code'), code: z.string().trim().min(1).max(512) }),
  /** Beginnings of names, or a number, in any order and case, accents or not. */
  z.object({ by: z.literal('name'), text: z.string().trim().min(2).max(80) }),
  z.object({ by: z.literal('uid'), uid: CardUid }),
]);
export type OfficeSearch = z.infer<typeof OfficeSearch>;

/** How many badges or persons one search answers. */
export const searchMost = 20;

export const OfficeFound = z.object({
  /** At most `searchMost`: printed ones first, then by name. Those of a code that names a person: the newest first. */
  badges: z.array(OfficeBadge).max(searchMost),
  /** There are more: the search must be narrowed. */
  more: z.boolean(),
});
export type OfficeFound = z.infer<typeof OfficeFound>;

export const PeopleFound = z.object({ people: z.array(Holder).max(searchMost), more: z.boolean() });
/** Answer to a search for persons (`by: 'name'` only), who may have no badge yet. */
export type PeopleFound = z.infer<typeof PeopleFound>;

export const BenchCount = z.object({
  /** Badges printed and not yet encoded, of everybody. */
  printed: z.number().int().nonnegative(),
});
export type BenchCount = z.infer<typeof BenchCount>;

export const CardRequest = z.object({ badge: BadgeId, uid: CardUid, profile: ProfileName });
/** A card lies on the reader, to be encoded for a badge by a profile. */
export type CardRequest = z.infer<typeof CardRequest>;

const KeyHex = z.string().regex(/^(?:[0-9A-F]{12}|[0-9A-F]{32})$/);

export const CardSecrets = z.object({
  /** The card that the keys are derived for, and no other. */
  uid: CardUid,
  /** By their names in the profile (see encoding/keys.ts), upper-case hex: 6 or 16 bytes. Empty for a profile without keys. */
  keys: z.record(z.string(), KeyHex),
  /** Key of the card level of a DESFire, for cards that let nobody else create applications. */
  cardMaster: KeyHex.optional(),
});
/** Keys of one card (AN10922). Never logged, never stored in clear. */
export type CardSecrets = z.infer<typeof CardSecrets>;

export const BadgeFields = z.object({
  studentNumber: z.string().optional(),
  staffNumber: z.string().optional(),
  escn: z.string().optional(),
  expiry: z.iso.date().optional(),
  signature: z.string().optional(),
});
/** What is to be written on a badge (see encoding/content.ts), `cardUid` excepted. `signature` is central's Ed25519 over {@link signedText}. */
export type BadgeFields = z.infer<typeof BadgeFields>;

/** What central signs for a badge on its card: whoever reads it back can tell a copy on another card. */
export const signedText = (badge: BadgeId, uid: CardUid): string => `trombine-badge-v1:${badge}:${uid}`;

export const CardVerdict = z.discriminatedUnion('verdict', [
  z.object({ verdict: z.literal('encode'), secrets: CardSecrets, fields: BadgeFields }),
  /** The badge is not one to be encoded: not printed, or encoded on another card. */
  z.object({ verdict: z.literal('badge-not-ready'), badge: OfficeBadge }),
  /** The card is that of another badge. */
  z.object({ verdict: z.literal('card-taken'), by: OfficeBadge }),
  /** Central serves another profile by now: the station reads its configuration anew. */
  z.object({ verdict: z.literal('profile-changed') }),
]);
/** Whether and how this card is encoded for this badge. A badge that is `encoded` on this very card may be encoded again. */
export type CardVerdict = z.infer<typeof CardVerdict>;

export const EncodingRules = z.object({
  /** One per kind of badge. */
  profiles: z.object({ student: EncodingProfile, staff: EncodingProfile }),
  /** After the encoding: the badge waits for its holder's tap, or is active at once. */
  afterwards: z.enum(['leave', 'activate']),
});
/** How this university encodes; part of the configuration of stations of the office. */
export type EncodingRules = z.infer<typeof EncodingRules>;

/** How many cards one request for keys beforehand may name, how long they last at most (milliseconds), and how often each is used. */
export const offlineLimits = { cards: 500, lasts: 24 * 3_600_000, uses: 3 } as const;

export const OfflineKeysRequest = z.object({
  profile: ProfileName,
  uids: z.array(CardUid).min(1).max(offlineLimits.cards),
});
/** Keys for a session without network, of these cards only. */
export type OfflineKeysRequest = z.infer<typeof OfflineKeysRequest>;

export const OfflineKeys = z.object({
  profile: ProfileName,
  expiresAt: Instant,
  /** How often the keys of each card may be used. */
  uses: z.number().int().min(1).max(offlineLimits.uses),
  cards: z.array(CardSecrets).max(offlineLimits.cards),
});
export type OfflineKeys = z.infer<typeof OfflineKeys>;

import { z } from 'zod';
import { BadgeAct, BadgeRole, BadgeState, OppositionMotive } from '../domain/badge.ts';
import { CardUid } from '../domain/card-uid.ts';
import { BadgeId, Instant, PersonId, Sha256 } from '../domain/ids.ts';
import { PersonKind } from '../domain/person.ts';

/** Badges and people as the card office's operators see them. Apart from `office.ts`, so that no screen loads what cards are written with. */

export const Holder = z.object({
  id: PersonId,
  kind: PersonKind,
  firstName: z.string(),
  lastName: z.string(),
  /** Student or staff number. */
  number: z.string().nullable(),
});
/** A person, with no more of them than an operator compares with a printed badge. */
export type Holder = z.infer<typeof Holder>;

export const OfficeBadge = z.object({
  badge: BadgeId,
  kind: PersonKind,
  state: BadgeState,
  /** Of the present opposition, and of the last one of an expired or destroyed badge. */
  motive: OppositionMotive.nullable(),
  uid: CardUid.nullable(),
  holder: Holder,
  /** Names the identity picture of the holder's photo in force. */
  photo: Sha256.nullable(),
  changedAt: Instant,
  deliveredAt: Instant.nullable(),
});
/** A badge as an operator sees it. */
export type OfficeBadge = z.infer<typeof OfficeBadge>;

export const BadgeHistoryLine = z.object({
  act: BadgeAct,
  from: BadgeState.nullable(),
  to: BadgeState,
  at: Instant,
  motive: OppositionMotive.nullable(),
  /** The operator's own words. */
  note: z.string().nullable(),
  role: BadgeRole,
  /** First and last name of who acted; null when it was the holder, the system, or somebody at central's console. */
  actor: z.string().nullable(),
  /** Place of the station. */
  place: z.string().nullable(),
});
/** One step of a badge's life: what, why, who, where. */
export type BadgeHistoryLine = z.infer<typeof BadgeHistoryLine>;

export const BadgeSheet = OfficeBadge.extend({
  /** Newest first. */
  history: z.array(BadgeHistoryLine),
  /** The other badges of the same person, newest first. */
  others: z.array(OfficeBadge),
});
/** All that an operator may know of one badge. */
export type BadgeSheet = z.infer<typeof BadgeSheet>;

export const ProfileName = z.object({ id: z.string().max(64), version: z.number().int().positive() });
/** Which encoding profile, exactly. */
export type ProfileName = z.infer<typeof ProfileName>;

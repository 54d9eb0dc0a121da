import { z } from 'zod';
import { OppositionMotive } from '../domain/badge.ts';
import { CardUid } from '../domain/card-uid.ts';
import { ConsentText, Decision, OptionalPurpose, optionalPurposes } from '../domain/consent.ts';
import { BadgeId, CommandId, Instant, PersonId, PhotoId, Sha256, StationId, VisitId } from '../domain/ids.ts';
import { PersonKind } from '../domain/person.ts';
import { PhotoSource, RejectionReason } from '../domain/photo.ts';
import { Quality } from '../quality/quality.ts';
import { ProfileName } from './office-badge.ts';

export const Attachment = z.object({
  /** What the attachment is to the command. */
  name: z.enum(['identity-photo', 'directory-photo']),
  /** Of the sealed bytes, as they travel and lie. */
  sha256: Sha256,
  /** Of the clear bytes, checked by central after unsealing. */
  clearSha256: Sha256,
  /** Length of the sealed bytes. */
  bytes: z.number().int().positive(),
  mediaType: z.literal('image/jpeg'),
});
/** One sealed file of a command. */
export type Attachment = z.infer<typeof Attachment>;

/** Who did it, in which role, proven how: by a visit that central opened. The visit of a moderator or of the card office is not the subject's. */
export const Actor = z.discriminatedUnion('role', [
  z.object({ role: z.literal('holder'), visit: VisitId }),
  z.object({ role: z.literal('moderator'), visit: VisitId }),
  z.object({ role: z.literal('card-office'), visit: VisitId }),
]);
export type Actor = z.infer<typeof Actor>;

const ConsentDecisions = z
  .array(z.object({ purpose: OptionalPurpose, decision: Decision, text: ConsentText }))
  .min(1)
  .max(optionalPurposes.length)
  .refine((list) => new Set(list.map((one) => one.purpose)).size === list.length, 'one decision per purpose');

/**
 * What somebody typed, and others read: no control characters but ends of lines and tabs, no halves of characters. A database refuses some of them,
 * which would be tried again for ever; a terminal obeys others.
 */
const words = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine((text) => !/(?![\t\n\r])[\p{Cc}\p{Cs}]/u.test(text), 'no control characters');

export const PhotoDecision = z.discriminatedUnion('state', [
  z.object({ state: z.literal('accepted') }),
  z.object({
    state: z.literal('rejected'),
    reason: RejectionReason,
    /** The moderator's own sentence to the person: plain text. */
    message: words(500).nullable(),
  }),
]);
export type PhotoDecision = z.infer<typeof PhotoDecision>;

/** How long a decision can be taken back, in milliseconds between the two acts. */
export const undoWindow = 10_000;

/** An operator's own words about what was done to a badge. */
export const ActNote = words(200);

const common = {
  id: CommandId,
  subject: PersonId,
  actor: Actor,
  station: StationId,
  /** Gap-free per station from 1, so that a loss shows. */
  sequence: z.number().int().positive(),
  /** By the station's own clock; central reads it as `occurredAt + clockOffset`. */
  occurredAt: Instant,
  /** Central's clock minus the station's, in milliseconds, when they last spoke. */
  clockOffset: z.number().int(),
  /** SHA-256 of the previous command's signed bytes (the JWS payload, decoded): the hash chain of the station. 64 zeros before the first. */
  previous: Sha256,
};
const of = <K extends string, P extends z.ZodType>(kind: K, payload: P) =>
  z.object({ ...common, kind: z.literal(kind), payload, attachments: z.array(Attachment).length(0) });

export const Command = z.discriminatedUnion('kind', [
  z.object({
    ...common,
    kind: z.literal('photo.submit'),
    payload: z.object({
      photo: PhotoId,
      /** The camera when absent. */
      source: PhotoSource.optional(),
      /** Absent in commands of before the checks. */
      quality: Quality.optional(),
    }),
    attachments: z
      .array(Attachment)
      .length(2)
      .refine((list) => new Set(list.map((one) => one.name)).size === 2, 'both formats'),
  }),
  of('consent.record', z.object({ decisions: ConsentDecisions, screenDefault: z.literal('none') })),
  of('badge.request', z.object({ badge: BadgeId, kind: PersonKind, certified: z.boolean() })),
  of('badge.activate', z.object({ badge: BadgeId, uid: CardUid })),
  /** A moderator's word on somebody's photo. */
  of('photo.decide', z.object({ photo: PhotoId, decision: PhotoDecision })),
  /** Takes a moderator's own decision back, named by its command, within `undoWindow`. */
  of('photo.undecide', z.object({ photo: PhotoId, decision: CommandId })),
  /** The holder's, or the card office's with a note. */
  of('badge.oppose', z.object({ badge: BadgeId, motive: OppositionMotive, note: ActNote.optional() })),
  /** The badge was read just now: its UID. A holder lifts a `lost` opposition, the card office any, with a note. */
  of('badge.reinstate', z.object({ badge: BadgeId, uid: CardUid, note: ActNote.optional() })),
  /** The card has its bytes, read back after a new authentication. Of the card office, like all below. */
  of('badge.encode', z.object({ badge: BadgeId, uid: CardUid, profile: ProfileName })),
  /** A card that got part of an encoding and is set aside: the printed badge must be made again. */
  of('badge.spoil', z.object({ badge: BadgeId, uid: CardUid, profile: ProfileName, note: ActNote })),
  /** The badge is opposed for this motive, unless it is already, and another one is asked for in its place. */
  of(
    'badge.replace',
    z.object({ badge: BadgeId, replacement: BadgeId, motive: OppositionMotive, note: ActNote }),
  ),
  /** Given to its holder. */
  of('badge.deliver', z.object({ badge: BadgeId, note: ActNote.optional() })),
  of('badge.destroy', z.object({ badge: BadgeId, note: ActNote })),
  /** A card of before, read just now, becomes a badge of this person. */
  of('badge.accredit', z.object({ badge: BadgeId, kind: PersonKind, uid: CardUid, note: ActNote })),
]);
/** An act that was accepted at a station, as it is queued, signed and applied exactly once. */
export type Command = z.infer<typeof Command>;
export type CommandKind = Command['kind'];
export type CommandOf<K extends CommandKind> = Extract<Command, { kind: K }>;
export type Payload<K extends CommandKind = CommandKind> = CommandOf<K>['payload'];

/** `previous` of a station's first command. */
export const chainStart = '0'.repeat(64) as Sha256;

/** JWS `typ` of a signed command; the signed bytes are the command's JSON, so nothing is ever re-serialised. */
export const commandType = 'trombine-command+jws';

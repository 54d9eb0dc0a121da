import { z } from 'zod';

/**
 * Every code that can reach a screen, a problem+json answer or the quarantine.
 * The renderer has a sentence in French and in English for each one (a test counts them).
 */
export const errorCodes = [
  // the ENT and the sign-in
  'ent.unreachable',
  'ent.cancelled',
  'ent.timeout',
  'ent.page-refused',
  'ent.ticket-refused',
  'ent.answer-unreadable',
  'ent.not-fresh',
  'sign-in.state-unknown',
  'sign-in.state-used',
  'sign-in.state-expired',
  'sign-in.person-unknown',
  // the visit
  'visit.none',
  'visit.expired',
  'visit.foreign',
  'visit.act-not-allowed',
  'visit.input-invalid',
  'visit.restarted',
  // the central API and the station
  'central.unreachable',
  'central.answer-invalid',
  'central.error',
  'central.not-found',
  'central.too-many-requests',
  'station.not-enrolled',
  'station.unknown',
  'station.revoked',
  'station.code-refused',
  'station.proof-refused',
  'station.clock-wrong',
  'station.store-damaged',
  'station.store-full',
  /** The database was written by a newer version of the program. */
  'station.store-newer',
  'station.key-unavailable',
  'station.unreachable',
  /** Another station process holds this profile. */
  'station.already-running',
  // commands
  'command.invalid',
  'command.signature-refused',
  'command.conflict',
  'command.too-large',
  'attachment.missing',
  'attachment.unreadable',
  // photo
  'photo.too-large',
  'photo.unreadable',
  'photo.format',
  /** The HEIF family: what iPhones keep photos as, and nothing here can read. */
  'photo.heic',
  'photo.too-small',
  'photo.crop-invalid',
  'photo.none',
  'photo.refused',
  // a photo that the person brings
  /** The stick was pulled out, or what was listed of it is no more. */
  'stick.gone',
  /** The stick does not answer, or answers nonsense. */
  'stick.unreadable',
  'upload.unknown',
  'upload.expired',
  /** Another phone opened it first. */
  'upload.taken',
  /** Its one photo was sent. */
  'upload.used',
  /** Not encrypted for this kiosk. */
  'upload.undecipherable',
  // moderation
  /** No role in force, or not at a station of the office. */
  'moderation.not-allowed',
  'moderation.own-photo',
  /** Somebody decided before. */
  'moderation.decided',
  /** The person has sent a newer photo. */
  'moderation.superseded',
  'moderation.undo-too-late',
  /** The decision had effects that cannot be taken back: a badge, a mail. */
  'moderation.undo-effects',
  /** No such decision of this moderator in force. */
  'moderation.undo-nothing',
  // image rights
  'consent.incomplete',
  'consent.text-unknown',
  'consent.missing',
  // badge
  'badge.none',
  'badge.not-yours',
  'badge.act-not-allowed',
  'badge.already-requested',
  'badge.already-active',
  'badge.certification-missing',
  'badge.motive-missing',
  'badge.uid-mismatch',
  'badge.uid-taken',
  /** The operator's words are missing. */
  'badge.note-missing',
  /** No badge that central knows has this UID. */
  'badge.uid-unknown',
  // the card office
  /** No role in force, or not at a station of the office. */
  'office.not-allowed',
  /** Operators do not lift, replace, hand out, accredit or destroy badges of their own. */
  'office.own-badge',
  /** No badge for this code or name. */
  'office.nothing-found',
  /** More than can be shown: the search must be narrowed. */
  'office.too-many',
  // the encoding bench
  /** This university serves no encoding profile for this kind of badge. */
  'bench.no-profile',
  /** Central serves another profile since the badge was identified. */
  'bench.profile-changed',
  /** Not printed yet: requested, approved, refused or cancelled. */
  'bench.badge-not-printed',
  /** Encoded, or active, on another card than this one. */
  'bench.badge-has-card',
  /** Another station was given it to encode, and has not said yet what became of it. */
  'bench.badge-elsewhere',
  'bench.badge-opposed',
  /** Expired or destroyed. */
  'bench.badge-over',
  /** The card is that of another badge in use. */
  'bench.card-taken',
  /** The card is that of an opposed badge. */
  'bench.card-opposed',
  /** The card is that of an expired badge. */
  'bench.card-over',
  // an encoding
  'encoding.wrong-card-type',
  'encoding.foreign-content',
  'encoding.holds-other-data',
  'encoding.other-badge',
  'encoding.read-back-differs',
  /** No key opens it any more, or the card says that it is damaged. */
  'encoding.card-dead',
  'encoding.card-full',
  'encoding.card-locked',
  /** The card or the reader gave an answer that the protocol does not allow, or ended the session. */
  'encoding.interrupted',
  /** What is known of the holder does not fit the profile. */
  'encoding.data-unfit',
  /** Central cannot be reached, and no keys were kept for this card. */
  'encoding.keys-unavailable',
  /** Central refuses keys, or they do not fit the profile. */
  'encoding.keys-refused',
  // camera
  'camera.none',
  'camera.busy',
  'camera.denied',
  'camera.lost',
  /** The camera gives pictures, and no light in them. */
  'camera.black',
  /** The camera gives the same picture again and again. */
  'camera.frozen',
  // card and reader
  'reader.no-driver',
  'reader.no-daemon',
  'reader.none',
  'reader.gone',
  'card.removed',
  'card.unreadable',
  'card.timeout',
  'card.status-word',
  'card.uid-length',
  'card.random-uid',
  'card.changed',
  'card.several',
  // code scanner
  'scanner.none',
  'scanner.gone',
] as const;

export const ErrorCode = z.enum(errorCodes);
/** A code of the closed set: what happened, in a word that code can switch on. */
export type ErrorCode = z.infer<typeof ErrorCode>;

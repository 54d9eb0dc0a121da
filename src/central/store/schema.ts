import type { BadgeAct, BadgeRole, BadgeState, OppositionMotive } from '../../shared/domain/badge.ts';
import type { CardUid } from '../../shared/domain/card-uid.ts';
import type { Decision, OptionalPurpose } from '../../shared/domain/consent.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type {
  BadgeId,
  CommandId,
  PersonId,
  PhotoId,
  Sha256,
  StationId,
  UploadId,
  VisitId,
} from '../../shared/domain/ids.ts';
import type { Language } from '../../shared/domain/language.ts';
import type { Generated } from 'kysely';
import type { PersonKind, Role } from '../../shared/domain/person.ts';
import type { PhotoSource, PhotoState, RejectionReason } from '../../shared/domain/photo.ts';
import type { QualityClass } from '../../shared/quality/quality.ts';
import type { Attachment, CommandKind } from '../../shared/contract/command.ts';
import type { UploadState } from '../../shared/contract/phone-upload.ts';

/** Columns ending in `_at` hold RFC 3339 text in UTC; those ending in `_ms` milliseconds since 1970, to be compared in SQL. */
interface PeopleTable {
  id: PersonId;
  kind: PersonKind;
  first_name: string;
  last_name: string;
  login: string;
  /** What a login is found by: see people/login.ts. */
  login_key: string;
  university_email: string;
  contact_email: string | null;
  student_number: string | null;
  staff_number: string | null;
  /** What people are put in order by: see people/search-words.ts. */
  name_key: string;
  /** Grows by one with every change of the account. */
  revision: number;
}

/** The words whose beginnings people are found by: see people/search-words.ts. */
interface PeopleWordsTable {
  word: string;
  person_id: PersonId;
}

interface StationCodesTable {
  code_hash: string;
  name: string;
  expires_ms: number;
  used_ms: number | null;
  /** Who used it. */
  station_id: StationId | null;
  /** 1 when the station that uses it becomes an office. */
  office: Generated<number>;
}

interface StationsTable {
  id: StationId;
  name: string;
  /** `x` of the Ed25519 JWK. */
  public_key: string;
  enrolled_at: string;
  revoked_at: string | null;
  last_seen_at: string | null;
  /** 1: operators may work here. */
  office: number;
}

/** Every change of `stations.office`, by whom. */
interface StationOfficesTable {
  id: string;
  station_id: StationId;
  office: number;
  changed_at: string;
  changed_by: string;
}

/** Grants of roles, those that were revoked included. In force: `revoked_at` is null. */
export interface OperatorsTable {
  id: string;
  person_id: PersonId;
  role: Role;
  granted_at: string;
  /** `console:<account>` or who else acted at central. */
  granted_by: string;
  revoked_at: string | null;
  revoked_by: string | null;
}

/** Proofs seen, until they are too old to be accepted anyway. */
interface StationProofsTable {
  station_id: string;
  jti: string;
  expires_ms: number;
}

interface SignInsTable {
  state_hash: string;
  station_id: StationId;
  expires_ms: number;
  consumed_ms: number | null;
}

export interface VisitsTable {
  id: VisitId;
  station_id: StationId;
  person_id: PersonId;
  opened_ms: number;
  ends_ms: number;
  closed_ms: number | null;
}

export interface CommandsTable {
  id: CommandId;
  station_id: StationId;
  sequence: number;
  kind: CommandKind;
  person_id: PersonId;
  visit_id: VisitId;
  acted_at: string;
  received_at: string;
  /** SHA-256 of the signed bytes. */
  sha256: Sha256;
  /** Compact JWS as it came: the evidence. */
  jws: string;
  outcome: 'applied' | 'refused';
  code: ErrorCode | null;
  /** Compact JWS as it was answered: the same for ever. */
  receipt: string;
}

/** Which command took which place in a station's chain. */
interface StationSequencesTable {
  station_id: StationId;
  sequence: number;
  command_id: CommandId;
  sha256: Sha256;
  previous: Sha256;
}

export type IncidentKind = 'chain-broken' | 'sequence-taken' | 'keys-not-released';

/** What an administrator should look at: never a reason to lose somebody's act. */
export interface StationIncidentsTable {
  station_id: StationId;
  command_id: CommandId;
  kind: IncidentKind;
  sequence: number;
  noticed_at: string;
}

export interface PhotosTable {
  id: PhotoId;
  person_id: PersonId;
  command_id: CommandId;
  state: PhotoState;
  reason: RejectionReason | null;
  message: string | null;
  submitted_at: string;
  decided_at: string | null;
  source: PhotoSource;
  /** `Quality` as JSON; null when nothing was measured. */
  quality: string | null;
  class: QualityClass;
}

/** A photo that a moderator's visit has in hand: nobody else gets it until `expires_ms` or the end of the visit. */
interface PhotoLeasesTable {
  photo_id: PhotoId;
  visit_id: VisitId;
  expires_ms: number;
}

/** Every decision on a photo. At most one per photo is in force: `undone_at` is null. */
export interface PhotoDecisionsTable {
  /** Of its command; a random one when it was made at central. */
  id: string;
  photo_id: PhotoId;
  state: 'accepted' | 'rejected';
  reason: RejectionReason | null;
  message: string | null;
  /** `visit:<id>` or who acted at central. */
  actor: string;
  moderator_id: PersonId | null;
  station_id: StationId | null;
  command_id: CommandId | null;
  decided_at: string;
  recorded_at: string;
  undone_at: string | null;
  undone_recorded_at: string | null;
  undone_command_id: CommandId | null;
}

/** A mail about a decision. Its address and its words are read when it is sent, and kept nowhere. */
export interface MailsTable {
  id: string;
  decision_id: string;
  /** `dropped`: the decision was undone, or has no meaning any more. `failed`: given up. */
  state: 'waiting' | 'sent' | 'dropped' | 'failed';
  created_at: string;
  /** Not before. */
  next_ms: number;
  /** Somebody is sending it until then. */
  locked_ms: number | null;
  attempts: number;
  /** How often this very mailbox or message was refused for good. */
  refusals: number;
  /** What the mail server said last: a code, never its words, which may name people. */
  trouble: string | null;
  ended_at: string | null;
}

/** Sealed bytes only: a copy of this table shows nobody's face. */
interface ImagesTable {
  photo_id: PhotoId;
  name: Attachment['name'];
  /** Of the clear JPEG: the name under which an account shows it. */
  clear_sha256: Sha256;
  sealed: Uint8Array;
}

/** Every decision ever made; the one in force is the latest act per purpose. */
export interface ConsentsTable {
  command_id: CommandId;
  person_id: PersonId;
  station_id: StationId;
  visit_id: VisitId;
  purpose: OptionalPurpose;
  decision: Decision;
  text_version: string;
  text_language: Language;
  text_sha256: Sha256;
  screen_default: 'none';
  decided_at: string;
  recorded_at: string;
}

export interface BadgesTable {
  id: BadgeId;
  person_id: PersonId;
  kind: PersonKind;
  state: BadgeState;
  /** Of the present opposition. */
  motive: OppositionMotive | null;
  uid: CardUid | null;
  requested_at: string;
  /** Of the last change of state. */
  changed_at: string;
  /** European student card number; null until it is needed. */
  escn: string | null;
  /** Calendar date that is written on the card; null until it is needed. */
  expires_on: string | null;
  delivered_at: string | null;
  /** `ProfileName` as JSON, of the last encoding; null for a badge that was encoded elsewhere. */
  encoded_profile: string | null;
  /** Which station is encoding it, for whom it is kept until `bench_until_ms`: see office/hold.ts. Both null once anything becomes of it. */
  bench_station_id: StationId | null;
  bench_until_ms: number | null;
}

export interface BadgeEventsTable {
  badge_id: BadgeId;
  /** From 1, without gaps. */
  position: number;
  act: BadgeAct;
  from_state: BadgeState | null;
  to_state: BadgeState;
  motive: OppositionMotive | null;
  /** The operator's own words. */
  note: string | null;
  role: BadgeRole;
  /** `visit:<id>` or who acted at central. */
  actor: string;
  station_id: StationId | null;
  command_id: CommandId | null;
  occurred_at: string;
  recorded_at: string;
}

/** Which keys of cards left central; never the keys. */
export interface KeyReleasesTable {
  id: string;
  visit_id: VisitId;
  /** Null for keys that a session without network took with it. */
  badge_id: BadgeId | null;
  uid: CardUid;
  profile_id: string;
  profile_version: number;
  released_at: string;
  offline_until: string | null;
}

/** Whom operators looked up, and how. */
export interface ConsultationsTable {
  id: string;
  visit_id: VisitId;
  person_id: PersonId;
  badge_id: BadgeId | null;
  /** How it was found, or what was opened. */
  way: 'code' | 'name' | 'uid' | 'people' | 'sheet' | 'card';
  consulted_at: string;
}

/** A card that got part of an encoding and was set aside: never a badge any more. */
export interface SpoiledCardsTable {
  command_id: CommandId;
  uid: CardUid;
  /** `ProfileName` as JSON. */
  profile: string;
  badge_id: BadgeId;
  visit_id: VisitId;
  station_id: StationId;
  note: string;
  occurred_at: string;
  recorded_at: string;
}

/** One row: the last number that an event was given. */
interface WebhookStreamTable {
  id: 1;
  sequence: number;
}

/** One row: whose turn it is to deliver. Apart from the numbers, so that a delivery never makes an act on a badge wait. */
interface WebhookTurnsTable {
  id: 1;
  /** Nothing is delivered before. */
  next_ms: number;
  /** Somebody is delivering the oldest event until then. */
  locked_ms: number | null;
  /** Drawn anew for each delivery: one that comes back too late has no say any more. */
  locked_by: string | null;
}

/** What the university's system is told, word for word: the same at every try. */
export interface WebhookEventsTable {
  /** From 1, without gaps, in the order of the commits. */
  sequence: number;
  id: string;
  badge_id: BadgeId;
  type: 'badge.activated' | 'badge.deactivated';
  body: string;
  created_at: string;
  state: 'waiting' | 'delivered';
  attempts: number;
  /** What the endpoint answered last: a status or the kind of failure, never its words. */
  trouble: string | null;
  ended_at: string | null;
}

/** A photo on its way from a phone to a kiosk. */
export interface UploadsTable {
  id: UploadId;
  visit_id: VisitId;
  /** SHA-256 of what the phone must know. */
  authorisation: Sha256;
  /** SHA-256 of what the phone that took it drew; null until one did. */
  phone: Sha256 | null;
  state: UploadState;
  why: ErrorCode | null;
  /** Grows with everything that is done on the phone. */
  moves: number;
  ends_ms: number;
  /** Under a key that only the phone and the kiosk have; null but for the moments on the way. */
  sealed: Uint8Array | null;
}

/** All tables of central. */
export interface Schema {
  people: PeopleTable;
  station_codes: StationCodesTable;
  stations: StationsTable;
  station_proofs: StationProofsTable;
  sign_ins: SignInsTable;
  visits: VisitsTable;
  commands: CommandsTable;
  station_sequences: StationSequencesTable;
  station_incidents: StationIncidentsTable;
  photos: PhotosTable;
  images: ImagesTable;
  consents: ConsentsTable;
  badges: BadgesTable;
  badge_events: BadgeEventsTable;
  uploads: UploadsTable;
  operators: OperatorsTable;
  station_offices: StationOfficesTable;
  photo_leases: PhotoLeasesTable;
  photo_decisions: PhotoDecisionsTable;
  mails: MailsTable;
  key_releases: KeyReleasesTable;
  consultations: ConsultationsTable;
  people_words: PeopleWordsTable;
  spoiled_cards: SpoiledCardsTable;
  webhook_stream: WebhookStreamTable;
  webhook_turns: WebhookTurnsTable;
  webhook_events: WebhookEventsTable;
}

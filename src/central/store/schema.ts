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
  VisitId,
} from '../../shared/domain/ids.ts';
import type { Language } from '../../shared/domain/language.ts';
import type { PersonKind } from '../../shared/domain/person.ts';
import type { PhotoState, RejectionReason } from '../../shared/domain/photo.ts';
import type { Attachment, CommandKind } from '../../shared/contract/command.ts';

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
  /** Grows by one with every change of the account. */
  revision: number;
}

interface StationCodesTable {
  code_hash: string;
  name: string;
  expires_ms: number;
  used_ms: number | null;
  /** Who used it. */
  station_id: StationId | null;
}

interface StationsTable {
  id: StationId;
  name: string;
  /** `x` of the Ed25519 JWK. */
  public_key: string;
  enrolled_at: string;
  revoked_at: string | null;
  last_seen_at: string | null;
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

export type IncidentKind = 'chain-broken' | 'sequence-taken';

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
  changed_at: string;
}

export interface BadgeEventsTable {
  badge_id: BadgeId;
  /** From 1, without gaps. */
  position: number;
  act: BadgeAct;
  from_state: BadgeState | null;
  to_state: BadgeState;
  motive: OppositionMotive | null;
  role: BadgeRole;
  /** `visit:<id>` or who acted at central. */
  actor: string;
  station_id: StationId | null;
  command_id: CommandId | null;
  occurred_at: string;
  recorded_at: string;
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
}

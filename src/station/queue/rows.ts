import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { CommandId, PersonId, Sha256, StationId } from '../../shared/domain/ids.ts';

/** Why a waiting command waits: `outage` ends when central can be reached again, `asked` does not. */
export type Held = 'outage' | 'asked';

/** A command whose turn it is. */
export interface Due {
  readonly command: CommandId;
  readonly subject: PersonId;
  readonly attempts: number;
}

/** A command as it was written. */
export interface CommandRow {
  readonly id: CommandId;
  readonly station: StationId;
  readonly sequence: number;
  readonly sha256: Sha256;
  readonly saved_at: string;
  /** The JWS, closed by the vault; null once purged. */
  readonly sealed: Buffer | null;
}

export interface AttachmentRow {
  readonly position: number;
  readonly sha256: Sha256;
  readonly sealed: Buffer;
}

export interface StateRow {
  readonly state: 'waiting' | 'receipted' | 'quarantined';
  readonly code: ErrorCode | null;
  readonly receipt: string | null;
}

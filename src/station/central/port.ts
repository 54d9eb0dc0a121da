import type { Account } from '../../shared/domain/account.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { CommandId, Sha256 } from '../../shared/domain/ids.ts';
import type { Batch, BatchRequest, Waiting } from '../../shared/contract/moderation.ts';
import type { Result } from '../../shared/domain/result.ts';
import type {
  CommandDelivery,
  Configuration,
  Delivered,
  OpenedVisit,
  SignIn,
  Ticket,
  VisitToken,
} from '../../shared/contract/central.ts';
import type { UploadCentral } from '../upload/central.ts';
import type { VisitAccess } from './access.ts';
import type { OfficeCentral } from './office.ts';

export type { VisitAccess } from './access.ts';

/** Why a command was not receipted yet: always "not yet", never "no" (a "no" is a signed receipt). */
export interface NotYet {
  readonly code: ErrorCode;
  /** From `Retry-After`, in milliseconds, already under the ceiling. */
  readonly retryAfter: number | null;
}

/** Central as the station sees it: the reference API over HTTPS, or a fake in memory. Every request is proven with the station's key. */
export interface Central {
  configuration(): Promise<Result<Configuration, ErrorCode>>;
  openSignIn(): Promise<Result<SignIn, ErrorCode>>;
  openVisit(ticket: Ticket): Promise<Result<OpenedVisit, ErrorCode>>;
  renew(access: VisitAccess): Promise<Result<VisitToken, ErrorCode>>;
  account(access: VisitAccess): Promise<Result<Account, ErrorCode>>;
  /** JPEG bytes of a picture of the visit's person. */
  image(access: VisitAccess, sha256: Sha256): Promise<Result<Uint8Array, ErrorCode>>;
  /** How many photos wait for a moderator. Refused to everybody else. */
  moderation(access: VisitAccess): Promise<Result<Waiting, ErrorCode>>;
  /** Takes photos for this visit alone. */
  takeBatch(access: VisitAccess, request: BatchRequest): Promise<Result<Batch, ErrorCode>>;
  /** JPEG bytes of a picture of a photo that this visit took, or of the photo before it. */
  moderationImage(access: VisitAccess, sha256: Sha256): Promise<Result<Uint8Array, ErrorCode>>;
  /** The card office's. */
  readonly office: OfficeCentral;
  /** Photos from phones. */
  readonly uploads: UploadCentral;
  closeVisit(access: VisitAccess): Promise<Result<null, ErrorCode>>;
  deliver(
    id: CommandId,
    delivery: CommandDelivery,
  ): Promise<{ ok: true; value: Delivered } | { ok: false; notYet: NotYet }>;
  /** Whether the last exchange went through; `listener` hears of changes. */
  reachable(): 'unknown' | 'ok' | 'down';
  onReachable(listener: (reachable: 'unknown' | 'ok' | 'down') => void): () => void;
}

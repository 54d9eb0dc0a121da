import type {
  NewUpload,
  OpenedUpload,
  UploadOutcome,
  UploadStatus,
} from '../../shared/contract/phone-upload.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { UploadId } from '../../shared/domain/ids.ts';
import type { Result } from '../../shared/domain/result.ts';
import type { VisitAccess } from '../central/access.ts';

/** What central does for a photo that comes from a phone. */
export interface UploadCentral {
  open(access: VisitAccess, upload: NewUpload): Promise<Result<OpenedUpload, ErrorCode>>;
  status(access: VisitAccess, upload: UploadId): Promise<Result<UploadStatus, ErrorCode>>;
  /** The ciphertext. */
  content(access: VisitAccess, upload: UploadId): Promise<Result<Uint8Array, ErrorCode>>;
  /** Says what became of it; central forgets the ciphertext. */
  settle(access: VisitAccess, upload: UploadId, outcome: UploadOutcome): Promise<Result<null, ErrorCode>>;
  revoke(access: VisitAccess, upload: UploadId): Promise<Result<null, ErrorCode>>;
}

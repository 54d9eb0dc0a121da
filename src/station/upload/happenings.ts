import type { UploadStatus } from '../../shared/contract/phone-upload.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { UploadId } from '../../shared/domain/ids.ts';
import type { Result } from '../../shared/domain/result.ts';
import type { VisitAccess } from '../central/port.ts';
import type { OpenedCode } from './phone/line.ts';
import type { StickError } from './stick/open-inside.ts';
import type { Listing, StickMove } from './stick/session.ts';

interface OfVisit {
  readonly lap: number;
}
interface OfPhone extends OfVisit {
  readonly access: VisitAccess;
  readonly upload: UploadId;
}

/** What is to be done outside for a photo that a person brings. */
export type UploadEffect =
  | ({ readonly do: 'stick-watch'; readonly look: string } & OfVisit)
  | { readonly do: 'stick-unwatch'; readonly look: string }
  | ({
      readonly do: 'stick-list';
      readonly look: string;
      readonly turn: number;
      readonly move: StickMove;
    } & OfVisit)
  | ({
      readonly do: 'stick-take';
      readonly look: string;
      readonly entry: string;
      readonly upload: UploadId;
    } & OfVisit)
  | ({ readonly do: 'phone-open' } & OfPhone)
  | ({ readonly do: 'phone-ask' } & OfPhone)
  | ({ readonly do: 'phone-fetch' } & OfPhone)
  /** Nobody waits for this phone any more: its secret is forgotten, central told. */
  | ({ readonly do: 'phone-close' } & Omit<OfPhone, 'lap'>)
  /** Overwrites a picture that was taken in. */
  | { readonly do: 'forget-picture'; readonly upload: UploadId };

/** What happens with it. */
export type UploadHappening =
  | ({ readonly type: 'stick-present'; readonly look: string; readonly present: boolean } & OfVisit)
  | ({
      readonly type: 'stick-listed';
      readonly look: string;
      readonly turn: number;
      readonly result: Result<Listing, StickError>;
    } & OfVisit)
  | ({
      readonly type: 'phone-opened';
      readonly upload: UploadId;
      readonly result: Result<OpenedCode, ErrorCode>;
      /** Central's clock when it answered, in milliseconds. */
      readonly centralNow: number;
    } & OfVisit)
  | ({
      readonly type: 'phone-told';
      readonly upload: UploadId;
      readonly result: Result<UploadStatus, ErrorCode>;
    } & OfVisit)
  /** A picture was taken in, and is kept under this id; or why not. */
  | ({
      readonly type: 'brought';
      readonly upload: UploadId;
      readonly result: Result<{ readonly width: number; readonly height: number }, ErrorCode>;
    } & OfVisit);

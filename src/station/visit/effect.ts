import type { Ticket } from '../../shared/contract/central.ts';
import type { EntRequest } from '../../shared/contract/shell.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { CommandId, UploadId } from '../../shared/domain/ids.ts';
import type { BatchRequest } from '../../shared/contract/moderation.ts';
import type { CardUid } from '../../shared/domain/card-uid.ts';
import type { Crop } from '../../shared/domain/photo.ts';
import type { VisitAccess } from '../central/port.ts';
import type { TakenIn } from '../photo/intake.ts';
import type { BenchEffect } from '../bench/happenings.ts';
import type { LookupEffect } from '../lookup/happenings.ts';
import type { Draft } from '../queue/port.ts';
import type { UploadEffect } from '../upload/happenings.ts';

/** What is to be done outside, as data. Each one is answered by an event, or by nothing. */
export type Effect =
  /** Opens the engine, or gets it out of this trouble. */
  | { readonly do: 'put-in-order'; readonly because: ErrorCode | null }
  | { readonly do: 'open-sign-in'; readonly lap: number }
  | { readonly do: 'open-ent'; readonly request: EntRequest }
  | { readonly do: 'close-ent'; readonly opening: string }
  | { readonly do: 'open-visit'; readonly lap: number; readonly ticket: Ticket }
  | { readonly do: 'close-visit'; readonly access: VisitAccess }
  | { readonly do: 'renew'; readonly lap: number; readonly access: VisitAccess }
  | {
      readonly do: 'read-account';
      readonly lap: number;
      readonly number: number;
      readonly access: VisitAccess;
    }
  | {
      readonly do: 'take-in-photo';
      readonly lap: number;
      readonly step: number;
      /** A frame of the camera, or the picture that was brought in under this id. */
      readonly picture: { readonly base64: string } | { readonly upload: UploadId };
      readonly crop: Crop;
    }
  /** Overwrites pictures that nobody waits for any more. */
  | { readonly do: 'erase-photo'; readonly photo: TakenIn }
  | { readonly do: 'read-card'; readonly lap: number; readonly step: number; readonly presence: string }
  | {
      readonly do: 'save';
      readonly lap: number;
      readonly step: number;
      readonly draft: Draft;
      /** Saved only if this very card still lies alone on the reader. */
      readonly card: string | null;
      /** What that card must still say at this moment; only that it lies there when absent. */
      readonly uid?: CardUid;
    }
  | { readonly do: 'await-receipt'; readonly command: CommandId }
  | UploadEffect
  | LookupEffect
  | BenchEffect
  | { readonly do: 'count-waiting'; readonly lap: number; readonly access: VisitAccess }
  | {
      readonly do: 'take-batch';
      readonly lap: number;
      readonly step: number;
      readonly number: number;
      readonly access: VisitAccess;
      readonly request: BatchRequest;
    };

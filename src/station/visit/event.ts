import type { ScannerStatus } from '../../shared/contract/bench.ts';
import type { Configuration, OpenedVisit, SignIn, VisitToken } from '../../shared/contract/central.ts';
import type { Batch, Waiting } from '../../shared/contract/moderation.ts';
import type { EntOutcome } from '../../shared/contract/shell.ts';
import type { Act, ReaderStatus, View } from '../../shared/contract/station.ts';
import type { Account } from '../../shared/domain/account.ts';
import type { CardUid } from '../../shared/domain/card-uid.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { CommandId } from '../../shared/domain/ids.ts';
import type { Result } from '../../shared/domain/result.ts';
import type { BenchHappening } from '../bench/happenings.ts';
import type { LookupHappening } from '../lookup/happenings.ts';
import type { PhotoError, TakenIn } from '../photo/intake.ts';
import type { Settlement } from '../queue/port.ts';
import type { UploadHappening } from '../upload/happenings.ts';
import type { Rules } from './rules.ts';

/** Central's clock when it answered, in milliseconds: its instants are read by it, never by the station's own clock. */
interface ByCentral {
  readonly centralNow: number;
}

/** What happened. `lap` and `step` say to which stay an answer belongs. */
export type Happening =
  | { readonly type: 'act'; readonly act: Act }
  | { readonly type: 'tick' }
  | { readonly type: 'order'; readonly result: Result<null, ErrorCode> }
  | {
      readonly type: 'configured';
      readonly configuration: Configuration;
      readonly texts: Rules['texts'];
      readonly encoding: Rules['encoding'];
    }
  | { readonly type: 'network'; readonly network: View['health']['network'] }
  | { readonly type: 'reader'; readonly status: ReaderStatus; readonly presence: string | null }
  | { readonly type: 'scanner'; readonly status: ScannerStatus }
  /** The hardware scanner read a code. */
  | { readonly type: 'scanned'; readonly code: string }
  | { readonly type: 'queued'; readonly queued: number }
  | { readonly type: 'sign-in-opened'; readonly lap: number; readonly result: Result<SignIn, ErrorCode> }
  | { readonly type: 'ent-moved'; readonly opening: string; readonly origin: string }
  | { readonly type: 'ent-ended'; readonly opening: string; readonly result: Result<EntOutcome, ErrorCode> }
  | { readonly type: 'trouble'; readonly code: ErrorCode }
  | ({
      readonly type: 'visit-opened';
      readonly lap: number;
      readonly result: Result<OpenedVisit, ErrorCode>;
    } & ByCentral)
  | ({
      readonly type: 'renewed';
      readonly lap: number;
      readonly result: Result<VisitToken, ErrorCode>;
    } & ByCentral)
  | {
      readonly type: 'account';
      readonly lap: number;
      readonly number: number;
      readonly result: Result<Account, ErrorCode>;
    }
  | {
      readonly type: 'photo-taken-in';
      readonly lap: number;
      readonly step: number;
      readonly result: Result<TakenIn, PhotoError>;
    }
  | {
      readonly type: 'card-read';
      readonly lap: number;
      readonly step: number;
      readonly presence: string;
      readonly result: Result<CardUid, ErrorCode>;
    }
  | {
      readonly type: 'saved';
      readonly lap: number;
      readonly step: number;
      readonly command: CommandId;
      readonly result: Result<null, ErrorCode>;
    }
  | UploadHappening
  | LookupHappening
  | BenchHappening
  | { readonly type: 'waiting'; readonly lap: number; readonly result: Result<Waiting, ErrorCode> }
  | {
      readonly type: 'batch';
      readonly lap: number;
      readonly step: number;
      readonly number: number;
      readonly result: Result<Batch, ErrorCode>;
    }
  | { readonly type: 'receipt'; readonly command: CommandId; readonly settlement: Settlement };

/** Random ids drawn for one event, so that the reducer stays pure. */
export interface Fresh {
  readonly command: CommandId;
  /** A UUIDv4. */
  readonly id: string;
}

/** Something that happened, at a time in milliseconds. */
export type Event = Happening & { readonly at: number; readonly fresh: Fresh };
export type EventOf<T extends Event['type']> = Extract<Event, { type: T }>;

import type { BenchCount, OfficeFound, OfficeSearch, ProfileName } from '../../shared/contract/office.ts';
import type { CardStep } from '../../shared/contract/bench.ts';
import type { CardUid } from '../../shared/domain/card-uid.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { CommandId } from '../../shared/domain/ids.ts';
import type { Result } from '../../shared/domain/result.ts';
import type { VisitAccess } from '../central/port.ts';
import type { Job, Ledger, Voided, Worked } from './desk-port.ts';

interface OfVisit {
  readonly lap: number;
}
interface OfCentral extends OfVisit {
  readonly access: VisitAccess;
}

/** What is to be done outside for the bench. */
export type BenchEffect =
  | ({ readonly do: 'bench-open' } & OfCentral)
  | ({ readonly do: 'bench-count' } & OfCentral)
  | ({
      readonly do: 'bench-search';
      readonly step: number;
      readonly number: number;
      readonly what: OfficeSearch;
    } & OfCentral)
  | ({
      readonly do: 'bench-work';
      readonly step: number;
      readonly number: number;
      readonly presence: string;
      readonly job: Job;
    } & OfVisit)
  | ({
      readonly do: 'bench-void';
      readonly entry: string;
      readonly note: string;
      readonly command: CommandId;
    } & OfCentral)
  | ({ readonly do: 'bench-new-run' } & OfVisit)
  | ({ readonly do: 'bench-unreadable-seen' } & OfVisit)
  | ({
      readonly do: 'bench-keep';
      readonly step: number;
      readonly profile: ProfileName;
      readonly uids: readonly CardUid[];
    } & OfCentral);

/** What the disk says after it, for the screen. */
interface WithLedger extends OfVisit {
  readonly ledger: Ledger;
}

/** What happened at the bench. */
export type BenchHappening =
  | ({ readonly type: 'bench-ledger'; readonly result: Result<Ledger, ErrorCode> } & OfVisit)
  | ({ readonly type: 'bench-counted'; readonly result: Result<BenchCount, ErrorCode> } & OfVisit)
  | ({
      readonly type: 'bench-found';
      readonly step: number;
      readonly number: number;
      readonly result: Result<OfficeFound, ErrorCode>;
    } & OfVisit)
  | ({
      readonly type: 'bench-step';
      readonly step: number;
      readonly number: number;
      readonly cardStep: CardStep;
      readonly uid: CardUid | null;
    } & OfVisit)
  | ({
      readonly type: 'bench-worked';
      readonly step: number;
      readonly number: number;
      readonly job: Job;
      readonly presence: string;
      readonly worked: Worked;
    } & WithLedger)
  | ({
      readonly type: 'bench-voided';
      readonly entry: string;
      readonly command: CommandId;
      readonly result: Result<Voided, ErrorCode>;
    } & WithLedger)
  | ({
      readonly type: 'bench-kept';
      readonly step: number;
      readonly result: Result<null, ErrorCode>;
    } & WithLedger);

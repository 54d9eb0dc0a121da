import type { BenchProblem, BenchRun, BenchScreen, UnfinishedCard } from '../../shared/contract/bench.ts';
import type { EncodingRules, OfficeBadge, ProfileName } from '../../shared/contract/office.ts';
import type { CardUid } from '../../shared/domain/card-uid.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { BadgeId, CommandId } from '../../shared/domain/ids.ts';
import type { Result } from '../../shared/domain/result.ts';
import type { EncodingProfile } from '../../shared/encoding/profile.ts';
import type { VisitAccess } from '../central/port.ts';
import type { Observe } from '../encoding/observe.ts';
import type { LoneCard } from './field.ts';

/** What the disk says of the bench, whoever works at it. */
export interface Ledger {
  readonly run: BenchRun;
  readonly unfinished: readonly UnfinishedCard[];
  readonly offline: BenchScreen['offline'];
  /** Rows of the journal that do not open any more, and that nobody was told of yet. */
  readonly unreadable: number;
}

/** One card that is to be encoded for one badge. */
export interface Job {
  readonly badge: OfficeBadge;
  readonly profile: EncodingProfile;
  readonly afterwards: EncodingRules['afterwards'];
  readonly overwrite: boolean;
  /** No other card than this one; null: any that central gives keys for. */
  readonly only: CardUid | null;
  /** Badges encoded in this visit, with their cards: central may not know of them yet. */
  readonly made: readonly OfficeBadge[];
  readonly access: VisitAccess;
}

/** What came of it: saved, or why not, with the UID if it was read. */
export type Worked =
  | {
      readonly ok: true;
      readonly uid: CardUid;
      readonly commands: readonly { readonly command: CommandId; readonly kind: 'encode' | 'activate' }[];
    }
  | { readonly ok: false; readonly uid: CardUid | null; readonly problem: BenchProblem };

/** A card that was set aside, and whose it was to be. */
export interface Voided {
  readonly uid: CardUid;
  readonly badge: BadgeId | null;
}

/** The port: all of the bench that touches cards, central and the disk. */
export interface BenchDesk {
  /** Begins a run when there is none, and sends what an older program left untold. */
  open(access: VisitAccess): Promise<Result<Ledger, ErrorCode>>;
  ledger(): Ledger;
  newRun(): Result<null, ErrorCode>;
  /** An operator has read that rows of the journal do not open. */
  unreadableSeen(): Result<null, ErrorCode>;
  /** Encodes a card and saves it, one after the other. Counts the outcome in the run. */
  work(lone: Pick<LoneCard, 'card' | 'settled'>, job: Job, observe: Observe): Promise<Worked>;
  /** Sets a card of the journal aside, and has its badge made again. */
  void(
    access: VisitAccess,
    entry: string,
    note: string,
    command: CommandId,
  ): Promise<Result<Voided, ErrorCode>>;
  /** Keeps the keys of these cards for work without network. */
  keepKeys(
    access: VisitAccess,
    profile: ProfileName,
    uids: readonly CardUid[],
  ): Promise<Result<null, ErrorCode>>;
  /** The visit is over: what was known of holders is forgotten. */
  forget(): void;
}

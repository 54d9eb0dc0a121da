import type { ScannerStatus } from '../../shared/contract/bench.ts';
import type { SignIn } from '../../shared/contract/central.ts';
import type { AccountTab, EntPage, SavedAct, View } from '../../shared/contract/station.ts';
import type { Display } from '../../shared/domain/display.ts';
import type { Account } from '../../shared/domain/account.ts';
import type { CardUid } from '../../shared/domain/card-uid.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { BadgeId, CommandId, PhotoId } from '../../shared/domain/ids.ts';
import type { Language } from '../../shared/domain/language.ts';
import type { Pending } from '../account/overlay.ts';
import type { VisitAccess } from '../central/port.ts';
import type { BenchStep, BenchWork } from '../bench/step.ts';
import type { LookupWork } from '../lookup/work.ts';
import type { LookupStep } from '../lookup/step.ts';
import type { ModerationStep } from '../moderation/step.ts';
import type { Work } from '../moderation/work.ts';
import type { Submitted } from '../photo/submitted.ts';
import type { PhotoSourceState } from '../upload/source.ts';
import type { Rules } from './rules.ts';

/** What the welcome screen says after a visit or a failed sign-in. */
export type Notice = 'goodbye' | 'timed-out' | ErrorCode | null;

/** An opening of the ENT's pages: when it ends unless something moves, and when it ends whatever moves. Times in ms. */
export interface EntOpening {
  /** The id that the shell knows it by. */
  readonly opening: string;
  readonly origin: string | null;
  readonly endsAt: number;
  readonly capAt: number;
}

/** Where a person is inside a visit. `saving` holds what is being saved right now, and refuses a second save. */
export type StepBody =
  | { readonly name: 'account'; readonly tab: AccountTab; readonly notice: ErrorCode | null }
  | ({ readonly name: 'ent-page'; readonly page: EntPage } & EntOpening)
  | (Acting & {
      readonly name: 'image-rights';
      readonly stage: 'explain' | 'choose';
      readonly then: 'photo' | 'account';
    })
  | (Acting & {
      readonly name: 'photo';
      readonly photo: PhotoId;
      readonly source: PhotoSourceState;
      /** What is known of the photo that is being taken in: it goes with its command. */
      readonly submitted: Submitted | null;
      readonly busy: boolean;
      readonly problem: ErrorCode | null;
    })
  | ModerationStep
  | LookupStep<BenchStep>
  | BenchStep
  | (Acting & { readonly name: 'badge-request'; readonly badge: BadgeId })
  | (Acting & Tap)
  | (Acting & { readonly name: 'oppose'; readonly badge: BadgeId })
  | {
      readonly name: 'saved';
      readonly what: SavedAct;
      readonly command: CommandId;
      readonly delivery: 'waiting' | 'stored' | 'transmitted';
    }
  | { readonly name: 'refused'; readonly what: SavedAct; readonly code: ErrorCode };
/** `step` names this stay on the screen: an answer to an earlier stay is dropped. */
export type Step = StepBody & { readonly step: number };
export type StepOf<N extends Step['name']> = Extract<Step, { name: N }>;

interface Acting {
  /** Made when the act began, so that a repeated act is the same command. */
  readonly command: CommandId;
  readonly saving: Pending | null;
}

interface Tap {
  readonly name: 'tap';
  readonly badge: BadgeId;
  readonly purpose: 'activate' | 'reinstate';
  readonly stage: 'waiting' | 'reading' | 'checking';
  readonly problem: ErrorCode | null;
  /** The card that is being read or checked. */
  readonly presence: string | null;
  /** Known from `checking` on: the account reading that decides, and when the known account decides instead. */
  readonly check: { readonly uid: CardUid; readonly from: number; readonly until: number } | null;
}

/** How the account is kept fresh. */
export interface Refresh {
  /** Of the latest reading begun; grows by one. */
  readonly number: number;
  readonly busy: boolean;
  /** Something changed while a reading was under way: read again. */
  readonly again: boolean;
  readonly due: number;
  readonly failures: number;
}

export interface SignInFlow extends EntOpening {
  readonly at: 'sign-in';
  readonly lap: number;
  readonly stage: 'opening' | 'ent' | 'checking';
  readonly signIn: SignIn | null;
}

export interface VisitFlow {
  readonly at: 'visit';
  readonly lap: number;
  readonly access: VisitAccess;
  readonly renewal: { readonly due: number; readonly busy: boolean };
  readonly endsAt: number;
  readonly ending: boolean;
  readonly logoutUrl: string | null;
  /** As central said it last; screens see it with `pending` laid over it. */
  readonly base: Account;
  readonly pending: readonly Pending[];
  readonly refusals: readonly { readonly what: SavedAct; readonly code: ErrorCode }[];
  readonly refresh: Refresh;
  /** What this person does for others. */
  readonly work: Work;
  /** What this person does in the look-up. */
  readonly lookup: LookupWork;
  /** What this person does at the encoding bench. */
  readonly bench: BenchWork;
  readonly touchedAt: number;
  readonly warned: boolean;
  readonly screen: Step;
}

/** The one thing that goes on. All of a visitor is inside the flow, so leaving it forgets the visitor. */
type Flow =
  | { readonly at: 'starting' }
  | {
      readonly at: 'out-of-order';
      readonly code: ErrorCode;
      readonly retryAt: number;
      readonly busy: boolean;
    }
  | { readonly at: 'welcome'; readonly notice: Notice; readonly since: number }
  | SignInFlow
  | VisitFlow
  | { readonly at: 'leaving'; readonly notice: Notice; readonly until: number };

/** All that the station decides from. Times are in milliseconds since the epoch, by the station's clock. */
export interface State {
  readonly rules: Rules;
  readonly language: Language;
  readonly display: Display;
  readonly health: View['health'];
  readonly scanner: ScannerStatus;
  /** The one card that lies on the reader now. */
  readonly presence: string | null;
  /** Since when the reader is empty, and how long it was before the present card came; milliseconds. */
  readonly empty: { readonly since: number | null; readonly before: number };
  readonly queued: number;
  /** Last number given to a flow or a step. */
  readonly serial: number;
  /** Last act on a screen outside visits. */
  readonly touchedAt: number;
  /** A visit was open when the station stopped: said once, on the first welcome screen. */
  readonly restarted: boolean;
  readonly flow: Flow;
}

/** A station that has just started. */
export function firstState(rules: Rules, restarted: boolean): State {
  return {
    rules,
    ...rules.defaults,
    health: { network: 'unknown', reader: 'no-reader', camera: 'unknown' },
    scanner: 'none',
    presence: null,
    empty: { since: null, before: 0 },
    queued: 0,
    serial: 0,
    touchedAt: 0,
    restarted,
    flow: { at: 'starting' },
  };
}

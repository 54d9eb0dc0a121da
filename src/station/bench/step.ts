import type { BenchLine, BenchProblem, CardStep } from '../../shared/contract/bench.ts';
import type { OfficeBadge, OfficeSearch } from '../../shared/contract/office.ts';
import type { CardUid } from '../../shared/domain/card-uid.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { BadgeId, CommandId } from '../../shared/domain/ids.ts';
import type { PersonKind } from '../../shared/domain/person.ts';
import type { Ledger } from './desk-port.ts';

/** The card that lies on the reader and is being worked on. */
export interface CardAtWork {
  /** Of the latest attempt; grows by one. An answer to an earlier one is dropped. */
  readonly number: number;
  readonly presence: string;
  readonly uid: CardUid | null;
  readonly step: CardStep;
}

/** A card that has to leave, or to be put down again. */
export interface WorkedCard {
  readonly presence: string;
  /** Null until it was read. */
  readonly uid: CardUid | null;
  /** The badge that it was worked on for; null when it was not. */
  readonly badge: BadgeId | null;
}

/** What is asked of central, until it has answered. */
export interface Search {
  /** Of the latest one. */
  readonly number: number;
  readonly what: OfficeSearch | null;
  readonly busy: boolean;
  /** Questions that central has still to answer, earlier ones included. */
  readonly flying: number;
  /** False while the latest one waits for an earlier one: a scanner that runs wild asks central no more than a person does. */
  readonly sent: boolean;
}

/** The screen of the encoding bench. */
export interface BenchStep {
  readonly name: 'bench';
  readonly stage: 'identify' | 'searching' | 'choose' | 'tap' | 'card' | 'done' | 'problem';
  readonly search: Search;
  /** The code that named the badge on screen; null when it was found by name. */
  readonly code: string | null;
  readonly badge: OfficeBadge | null;
  readonly choices: readonly OfficeBadge[];
  readonly more: boolean;
  readonly card: CardAtWork | null;
  /** How many attempts there were. */
  readonly attempts: number;
  /** The card that is not worked on again by itself: the last one that was, or one that lay there for somebody else. */
  readonly worked: WorkedCard | null;
  /** A stay that may be that same card, which the reader lost for a moment: its UID is being read. */
  readonly returning: string | null;
  /** Set after a code was scanned that could not be followed: no other card than this one is worked on for the badge on screen. */
  readonly only: CardUid | null;
  /** The first stay on the reader since the code was scanned, but for `worked`: the card of that code, while central is asked about it. */
  readonly laid: string | null;
  /** Scanned while a card was being written: the latest code. */
  readonly next: string | null;
  readonly problem: BenchProblem | null;
  /** The problem is what the reader says, and over with it. */
  readonly byReader: boolean;
  readonly left: {
    readonly printed: number | null;
    readonly busy: boolean;
    readonly due: number;
    readonly failures: number;
  };
  /** Set while cards are collected for work without network. */
  readonly keeping: {
    readonly kind: PersonKind;
    readonly uids: readonly CardUid[];
    readonly asking: boolean;
    /** These are all, the operator has said: their keys are asked for until they come. */
    readonly all: boolean;
  } | null;
}

/** A command on its way to central. */
interface Sent {
  readonly command: CommandId;
  readonly kind: 'encode' | 'activate' | 'spoil';
  readonly badge: BadgeId;
  readonly person: string;
}

/** What an operator did at the bench in this visit, whatever screen is shown. */
export interface BenchWork {
  /** Null until the disk was asked. */
  readonly ledger: Ledger | null;
  readonly last: readonly BenchLine[];
  readonly sent: readonly Sent[];
  readonly refused: readonly { readonly badge: BadgeId; readonly person: string; readonly code: ErrorCode }[];
  /** Badges that were encoded, with their cards: central may hear of them later. */
  readonly made: readonly OfficeBadge[];
  /** Cards that are being set aside, by the entry of the journal. */
  readonly voiding: readonly string[];
}

export const noBench: BenchWork = { ledger: null, last: [], sent: [], refused: [], made: [], voiding: [] };

/** How many lines the screen shows. */
export const lastMost = 12;

/** The screen as it is opened. */
export const firstBench = (at: number): BenchStep => ({
  ...{
    name: 'bench',
    stage: 'identify',
    search: { number: 0, what: null, busy: false, flying: 0, sent: true },
    code: null,
    badge: null,
  },
  ...{
    choices: [],
    more: false,
    card: null,
    attempts: 0,
    worked: null,
    returning: null,
    only: null,
    laid: null,
    next: null,
    problem: null,
    byReader: false,
  },
  ...{ left: { printed: null, busy: false, due: at, failures: 0 }, keeping: null },
});

/** Waits for the next badge; what lies on the reader stays known. */
export const identifying = <S extends BenchStep>(screen: S): S => ({
  ...screen,
  ...{ stage: 'identify', code: null, badge: null, choices: [], more: false, problem: null, next: null },
  ...{ byReader: false, only: null, laid: null },
  search: { ...screen.search, what: null, busy: false },
});

/** A card that lies on the reader now lies there for somebody else: it has to leave before one is worked on. */
export const leaving = <S extends BenchStep>(presence: string | null, screen: S): S =>
  presence === null || presence === screen.worked?.presence
    ? screen
    : { ...screen, worked: { presence, uid: null, badge: null } };

/** Notes which card was put down first for the code that central is asked about. */
export const withLaid = <S extends BenchStep>(presence: string | null, screen: S): S =>
  presence === null || screen.laid !== null || screen.badge !== null || presence === screen.worked?.presence
    ? screen
    : { ...screen, laid: presence };

/** Another card than the one that was put down first for this code: whoever put it there may have forgotten to scan. It has to leave too. */
export const leavingUnlessFirst = <S extends BenchStep>(presence: string | null, screen: S): S =>
  screen.laid === null || screen.laid === presence ? screen : leaving(presence, screen);

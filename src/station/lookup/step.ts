import type { OfficeAct } from '../../shared/contract/lookup.ts';
import type { BadgeSheet, Holder, OfficeBadge } from '../../shared/contract/office.ts';
import type { CardUid } from '../../shared/domain/card-uid.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { BadgeId, CommandId } from '../../shared/domain/ids.ts';
import type { CameFrom } from '../office/door.ts';
import type { Draft } from '../queue/port.ts';
import type { LookupEffect } from './happenings.ts';
import type { BadgeChange } from './work.ts';

/** An act of the card office that was confirmed. Its command is made once, so that a repeated save is the same command. */
export type Doing =
  | {
      /** `tap` waits for the very card whose UID is `card`; `saving` is in the store's hands. */
      readonly way: 'tap' | 'saving';
      readonly act: OfficeAct;
      readonly person: string;
      readonly badge: BadgeId;
      readonly draft: Draft;
      readonly change: BadgeChange;
      /** Null for an act that needs no card. */
      readonly card: CardUid | null;
    }
  | {
      readonly way: 'saved';
      readonly act: OfficeAct;
      readonly person: string;
      readonly badge: BadgeId;
      readonly command: CommandId;
      readonly delivery: 'waiting' | 'stored' | 'transmitted';
    };

/** What is being found out: the UID of a card, badges, a sheet that was opened, one that is read anew, or persons. */
export interface Asked {
  readonly number: number;
  readonly for: 'card' | 'badges' | 'sheet' | 'again' | 'people';
  /** Of the sheet. */
  readonly badge: BadgeId | null;
  /** The code that it is about: scanners like to read one twice. */
  readonly code: string | null;
  /** As it was sent to central; null for a card on the reader. */
  readonly effect: LookupEffect | null;
  /** Asked once more by itself, while the screen still says that central did not answer. */
  readonly quiet: boolean;
}

/** A question that central did not answer: it is asked again by itself, unless something else is done first. */
export interface Unanswered {
  readonly asked: Asked;
  /** What the screen says until then. */
  readonly code: ErrorCode;
  readonly failures: number;
  /** When, in milliseconds. At once when central can be reached again. */
  readonly due: number;
}

/** The screen of the look-up. Holds all that is known of others, and is forgotten when it is left. */
export interface LookupStep<Bench = unknown> extends CameFrom<Bench> {
  readonly name: 'lookup';
  /** What is shown when nothing is asked or done. */
  readonly on: 'ask' | 'list' | 'sheet';
  readonly asked: Asked | null;
  readonly unanswered: Unanswered | null;
  /** The card that lies on the reader; its UID once it was read, and never when it could not be. */
  readonly card: { readonly presence: string; readonly uid: CardUid | null } | null;
  /** The stay that had begun when the screen was opened: whoever takes that card away puts it back in its place, and nothing is wrong. */
  readonly before: string | null;
  /** The card that was asked for; on a sheet without a badge, the one that nobody knows. */
  readonly uid: CardUid | null;
  readonly found: readonly OfficeBadge[];
  readonly more: boolean;
  readonly sheet: BadgeSheet | null;
  readonly people: readonly Holder[];
  readonly doing: Doing | null;
  readonly problem: ErrorCode | null;
}

/** Nothing asked, nothing found. */
export const emptyLookup: Omit<LookupStep, 'card' | 'before' | 'bench'> = {
  name: 'lookup',
  on: 'ask',
  asked: null,
  unanswered: null,
  uid: null,
  found: [],
  more: false,
  sheet: null,
  people: [],
  doing: null,
  problem: null,
};

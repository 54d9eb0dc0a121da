import { z } from 'zod';
import { CardUid } from '../domain/card-uid.ts';
import { ErrorCode } from '../domain/errors.ts';
import { BadgeId, Instant } from '../domain/ids.ts';
import { PersonKind } from '../domain/person.ts';
import { ActNote } from './command.ts';
import { OfficeBadge } from './office-badge.ts';

/** The encoding bench as its screen sees it. */

export const ScannerStatus = z.enum(['no-driver', 'none', 'ready']);
/** Of the bar code or QR code scanner. Without one, the camera and the search by name remain. */
export type ScannerStatus = z.infer<typeof ScannerStatus>;

export const CardStep = z.enum(['uid', 'keys', 'prepare', 'write', 'compare', 'protect', 'save']);
/** What is being done with the card that lies on the reader, in this order. */
export type CardStep = z.infer<typeof CardStep>;

export const BenchProblem = z.object({
  code: ErrorCode,
  /**
   * What helps: put the same card back, leave one card only, take another blank one, set the card aside and void it, look up whose it
   * is, correct the person's data, wait for the network, or call whoever is in charge of the station; `next` is to scan another badge.
   */
  help: z.enum([
    'put-back',
    'one-card',
    'other-card',
    'void',
    'look-up',
    'correct-data',
    'wait',
    'call',
    'next',
  ]),
  /** The badge that the card on the reader is of, when it is not the one that was scanned. */
  about: OfficeBadge.nullable(),
  /** The card may hold part of an encoding: it is listed in `unfinished`. */
  touched: z.boolean(),
});
/** Why the card on the reader, or the code that was scanned, is not encoded. */
export type BenchProblem = z.infer<typeof BenchProblem>;

export const BenchLine = z.object({
  badge: BadgeId,
  /** First and last name. */
  person: z.string(),
  uid: CardUid.nullable(),
  outcome: z.enum(['encoded', 'activated', 'failed', 'voided']),
  code: ErrorCode.nullable(),
  at: Instant,
});
/** One of the last badges of this visit. */
export type BenchLine = z.infer<typeof BenchLine>;

export const UnfinishedCard = z.object({
  /** Of the journal. */
  entry: z.uuid(),
  uid: CardUid,
  /** Null when nobody knows whose it was to be: a card that was swapped in. */
  badge: BadgeId.nullable(),
  state: z.enum(['started', 'suspect']),
  startedAt: Instant,
});
/** A card that may hold part of an encoding: to be put back and completed, or voided. */
export type UnfinishedCard = z.infer<typeof UnfinishedCard>;

export const BenchRun = z.object({
  startedAt: Instant,
  /** Encoded, read back and saved. */
  done: z.number().int().nonnegative(),
  failed: z.number().int().nonnegative(),
  /** Over the time that was worked: pauses of more than two minutes do not count. Null for fewer than two cards. */
  perHour: z.number().nonnegative().nullable(),
});
/** How the work goes since the operator began it; survives a restart of the station and of the visit. */
export type BenchRun = z.infer<typeof BenchRun>;

export const BenchScreen = z.object({
  name: z.literal('bench'),
  /**
   * `identify`: waits for a code or a name. `choose`: several badges answer. `tap`: the badge on screen is to be put on the reader.
   * `card`: it lies there and is worked on. `done`: it has its bytes, the next one may be scanned at once. `problem`: see `problem`;
   * scanning another badge, or putting the card back, goes on.
   */
  stage: z.enum(['identify', 'searching', 'choose', 'tap', 'card', 'done', 'problem']),
  badge: OfficeBadge.nullable(),
  choices: z.array(OfficeBadge),
  /** There are more choices than are shown. */
  more: z.boolean(),
  /** Of the card on the reader, once read. */
  uid: CardUid.nullable(),
  step: CardStep.nullable(),
  problem: BenchProblem.nullable(),
  /** Newest first, at most 12. */
  last: z.array(BenchLine).max(12),
  run: BenchRun,
  /** Badges printed and not yet encoded, of everybody; null until central said it. */
  left: z.number().int().nonnegative().nullable(),
  unfinished: z.array(UnfinishedCard),
  /** Acts that central did not take, oldest first; gone with `dismiss-notice`. */
  refused: z.array(z.object({ badge: BadgeId, person: z.string(), code: ErrorCode })),
  scanner: ScannerStatus,
  /** Keys kept for work without network: cards left, until when. */
  offline: z.object({ cards: z.number().int().nonnegative(), until: Instant }).nullable(),
  /** Set when the station has put records of begun cards into quarantine, because they do not open any more: how many. They are of cards that nobody lists. */
  unreadable: z.number().int().positive().optional(),
  /** Set while blank cards are laid down one after the other, for keys to be kept of them; nothing is encoded meanwhile. */
  keeping: z.object({ cards: z.number().int().nonnegative(), asking: z.boolean() }).optional(),
});
export type BenchScreen = z.infer<typeof BenchScreen>;

/** Acts on the bench. A hardware scanner and the reader act in the station by themselves. */
export const benchActs = [
  z.object({ act: z.literal('open-bench') }),
  /** A code that the camera read, or that was typed or wedged in. Also on the look-up screen. */
  z.object({ act: z.literal('scan'), code: z.string().trim().min(1).max(512) }),
  /** By name, or number. */
  z.object({ act: z.literal('bench-search'), text: z.string().trim().min(2).max(80) }),
  z.object({ act: z.literal('bench-choose'), badge: BadgeId }),
  /** Puts the present badge aside, unencoded, and waits for the next one. */
  z.object({ act: z.literal('bench-skip') }),
  /** Tries the card that lies on the reader once more. `overwrite`: over other data, which a person has looked at. */
  z.object({ act: z.literal('bench-again'), overwrite: z.boolean().optional() }),
  /** Sets a card aside for good. */
  z.object({ act: z.literal('bench-void'), entry: z.uuid(), note: ActNote }),
  /** Begins a new run: counts from zero. */
  z.object({ act: z.literal('bench-new-run') }),
  /** The operator has read that records of begun cards do not open. */
  z.object({ act: z.literal('bench-unreadable-seen') }),
  /**
   * Begins to collect cards for work without network, for badges of this kind (students' when absent); switched off, asks central once for
   * the keys of those that were laid down.
   */
  z.object({ act: z.literal('bench-keep-keys'), on: z.boolean(), kind: PersonKind.optional() }),
] as const;

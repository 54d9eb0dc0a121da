import { z } from 'zod';
import { OppositionMotive } from '../domain/badge.ts';
import { CardUid } from '../domain/card-uid.ts';
import { ErrorCode } from '../domain/errors.ts';
import { BadgeId, PersonId } from '../domain/ids.ts';
import { PersonKind } from '../domain/person.ts';
import { ScannerStatus } from './bench.ts';
import { ActNote } from './command.ts';
import { BadgeSheet, Holder, OfficeBadge } from './office-badge.ts';

/** The card office's look-up as its screen sees it. */

export const OfficeAct = z.enum([
  'activate',
  'oppose',
  'reinstate',
  'replace',
  'deliver',
  'destroy',
  'accredit',
]);
/** What the card office does to a badge, beside encoding it. */
export type OfficeAct = z.infer<typeof OfficeAct>;

export const OfficeActOffer = z.object({
  act: OfficeAct,
  /** The badge itself must be read: its tap completes the act. */
  tap: z.boolean(),
  /** One of the opposition motives is asked for. */
  motive: z.boolean(),
  /** The operator's words are asked for. */
  note: z.enum(['needed', 'optional', 'none']),
});
/** An act that the life cycle allows on the badge of the sheet now. */
export type OfficeActOffer = z.infer<typeof OfficeActOffer>;

export const LookupScreen = z.object({
  name: z.literal('lookup'),
  /**
   * `ask`: waits for a tap, a code or a search. `list`: several answer. `sheet`: one badge, or a card that nobody knows when `sheet` is null.
   * `tap`: an act was confirmed that needs the badge on the reader. `saving`, then `saved` until the next act.
   */
  stage: z.enum(['ask', 'searching', 'list', 'sheet', 'tap', 'saving', 'saved']),
  /** The card that was put on the reader and asked for, or lies there. */
  uid: CardUid.nullable(),
  found: z.array(OfficeBadge),
  more: z.boolean(),
  sheet: BadgeSheet.nullable(),
  offers: z.array(OfficeActOffer),
  /** Persons to whom the unknown card may be accredited: answers of `lookup-people`. */
  people: z.array(Holder),
  /** The act that waits for a tap, is being saved, or was saved; `transmitted` once central's receipt is there. */
  doing: z
    .object({ act: OfficeAct, person: z.string(), delivery: z.enum(['waiting', 'stored', 'transmitted']) })
    .nullable(),
  problem: ErrorCode.nullable(),
  /** Acts that central did not take, oldest first; gone with `dismiss-notice`. */
  refused: z.array(z.object({ act: OfficeAct, person: z.string(), code: ErrorCode })),
  scanner: ScannerStatus,
});
export type LookupScreen = z.infer<typeof LookupScreen>;

/** Acts on the look-up screen; every tap and scan there looks a badge up. */
export const lookupActs = [
  z.object({ act: z.literal('open-lookup') }),
  /** By name or number. */
  z.object({ act: z.literal('lookup-search'), text: z.string().trim().min(2).max(80) }),
  z.object({ act: z.literal('lookup-open'), badge: BadgeId }),
  /** Back to the list, or to the question. */
  z.object({ act: z.literal('lookup-close') }),
  /** Confirmed by the operator: an act on the badge of the sheet. */
  z.object({
    act: z.literal('office-act'),
    badge: BadgeId,
    what: OfficeAct.exclude(['accredit']),
    motive: OppositionMotive.nullable(),
    note: ActNote.nullable(),
  }),
  /** For whom the unknown card may be. */
  z.object({ act: z.literal('lookup-people'), text: z.string().trim().min(2).max(80) }),
  /** Confirmed: the unknown card on the reader becomes a badge of this person. */
  z.object({ act: z.literal('accredit'), person: PersonId, kind: PersonKind, uid: CardUid, note: ActNote }),
  /** Gives up the act that waits for a tap. */
  z.object({ act: z.literal('lookup-cancel') }),
] as const;

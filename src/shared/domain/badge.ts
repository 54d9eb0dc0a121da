import { z } from 'zod';
import { CardUid } from './card-uid.ts';
import { BadgeId, Instant } from './ids.ts';
import { PersonKind } from './person.ts';
import { err, ok, type Result } from './result.ts';

export const badgeStates = [
  'requested',
  'approved',
  'rejected',
  'cancelled',
  'printed',
  'encoded',
  'active',
  'opposed',
  'expired',
  'destroyed',
] as const;
export const BadgeState = z.enum(badgeStates);
export type BadgeState = z.infer<typeof BadgeState>;

export const badgeActs = [
  'request',
  'approve',
  'reject',
  'cancel',
  'print',
  'encode',
  'activate',
  'oppose',
  'reinstate',
  'expire',
  'destroy',
  'spoil',
  'deliver',
  'accredit',
] as const;
export const BadgeAct = z.enum(badgeActs);
export type BadgeAct = z.infer<typeof BadgeAct>;

export const OppositionMotive = z.enum(['lost', 'stolen', 'faulty']);
export type OppositionMotive = z.infer<typeof OppositionMotive>;

export const BadgeRole = z.enum(['holder', 'moderator', 'card-office', 'system']);
/** In which capacity somebody acts on a badge. */
export type BadgeRole = z.infer<typeof BadgeRole>;

/** `tap`: the badge itself was read just now. `motive`: one of the opposition motives. `certified`: staff certify the photo. */
type Condition = 'tap' | 'motive' | 'certified';

interface Transition {
  readonly from: BadgeState | null;
  readonly act: BadgeAct;
  readonly to: BadgeState;
  readonly by: readonly BadgeRole[];
  readonly conditions: readonly Condition[];
  /** Only for a badge opposed for one of these motives. */
  readonly opposedFor?: readonly OppositionMotive[];
  /** Only for badges of this kind of person. */
  readonly kind?: PersonKind;
}

const office = ['card-office'] as const;
const row = (
  from: BadgeState | null,
  act: BadgeAct,
  to: BadgeState,
  by: readonly BadgeRole[],
  more: Partial<Pick<Transition, 'conditions' | 'opposedFor' | 'kind'>> = {},
): Transition => ({ from, act, to, by, conditions: [], ...more });

/**
 * The life of a badge: the only table of it. Central enforces it, the station shows only what it allows.
 * A `stolen` or `faulty` opposition is lifted by the card office only, a `lost` one by its holder too, badge in hand.
 */
export const badgeLifeCycle: readonly Transition[] = [
  row(null, 'request', 'requested', ['holder', 'card-office'], { kind: 'student' }),
  row(null, 'request', 'requested', ['holder', 'card-office'], { kind: 'staff', conditions: ['certified'] }),
  row('requested', 'approve', 'approved', ['moderator', 'card-office']),
  row('requested', 'reject', 'rejected', ['moderator', 'card-office']),
  row('requested', 'cancel', 'cancelled', ['holder', 'card-office']),
  row('approved', 'cancel', 'cancelled', office),
  row('approved', 'print', 'printed', office),
  row('printed', 'encode', 'encoded', office, { conditions: ['tap'] }),
  // The blank died on the bench: the badge is to be printed again.
  row('printed', 'spoil', 'approved', office),
  // So did the card of an encoded one, in a second pass: central must not call encoded what is not.
  row('encoded', 'spoil', 'approved', office),
  // A card of before Trombine, read on the reader, becomes somebody's badge.
  row(null, 'accredit', 'encoded', office, { conditions: ['tap'] }),
  // Noted, without a change of state.
  row('encoded', 'deliver', 'encoded', office),
  row('active', 'deliver', 'active', office),
  row('encoded', 'activate', 'active', ['holder', 'card-office'], { conditions: ['tap'] }),
  row('printed', 'oppose', 'opposed', office, { conditions: ['motive'] }),
  row('encoded', 'oppose', 'opposed', ['holder', 'card-office'], { conditions: ['motive'] }),
  row('active', 'oppose', 'opposed', ['holder', 'card-office'], { conditions: ['motive'] }),
  // What was called a loss turns out to be a theft or a fault: from then on its holder cannot lift it.
  row('opposed', 'oppose', 'opposed', office, { conditions: ['motive'], opposedFor: ['lost'] }),
  row('opposed', 'reinstate', 'active', ['holder'], { conditions: ['tap'], opposedFor: ['lost'] }),
  row('opposed', 'reinstate', 'active', office, { conditions: ['tap'] }),
  row('encoded', 'expire', 'expired', ['system', 'card-office']),
  row('active', 'expire', 'expired', ['system', 'card-office']),
  row('opposed', 'expire', 'expired', ['system', 'card-office']),
  row('printed', 'destroy', 'destroyed', office),
  row('encoded', 'destroy', 'destroyed', office),
  row('opposed', 'destroy', 'destroyed', office),
  row('expired', 'destroy', 'destroyed', office),
];

/** What is brought to a transition: who acts, and which conditions are met. */
export interface BadgeActInput {
  readonly act: BadgeAct;
  readonly role: BadgeRole;
  readonly kind: PersonKind;
  readonly tap?: boolean;
  readonly motive?: OppositionMotive | null;
  readonly certified?: boolean;
}

export type BadgeActError = 'badge.act-not-allowed' | 'badge.certification-missing' | 'badge.motive-missing';

/** The state after an act, or why the table refuses it. `opposedFor` is the motive of the present opposition. */
export function nextBadgeState(
  from: BadgeState | null,
  opposedFor: OppositionMotive | null,
  input: BadgeActInput,
): Result<BadgeState, BadgeActError> {
  const rows = badgeLifeCycle.filter(
    (candidate) =>
      candidate.from === from &&
      candidate.act === input.act &&
      candidate.by.includes(input.role) &&
      (candidate.kind === undefined || candidate.kind === input.kind) &&
      (candidate.opposedFor === undefined ||
        (opposedFor !== null && candidate.opposedFor.includes(opposedFor))),
  );
  const [found] = rows;
  if (found === undefined) return err('badge.act-not-allowed');
  if (found.conditions.includes('tap') && input.tap !== true) return err('badge.act-not-allowed');
  if (found.conditions.includes('motive') && (input.motive ?? null) === null)
    return err('badge.motive-missing');
  if (found.conditions.includes('certified') && input.certified !== true)
    return err('badge.certification-missing');
  return ok(found.to);
}

/** A badge that is on its way to its holder: no second request beside it. */
export const pendingBadgeStates: readonly BadgeState[] = ['requested', 'approved', 'printed', 'encoded'];

export const BadgeSummary = z.object({
  id: BadgeId,
  kind: PersonKind,
  state: BadgeState,
  motive: OppositionMotive.nullable(),
  /** Known once encoded; the holder's own, used to recognise the badge on the reader. */
  uid: CardUid.nullable(),
  requestedAt: Instant,
  changedAt: Instant,
});
/** What an account says of one badge. */
export type BadgeSummary = z.infer<typeof BadgeSummary>;

import { OfficeAct, type OfficeActOffer } from '../../shared/contract/lookup.ts';
import type { BadgeSheet } from '../../shared/contract/office.ts';
import {
  nextBadgeState,
  pendingBadgeStates,
  type BadgeAct,
  type BadgeState,
  type OppositionMotive,
} from '../../shared/domain/badge.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { PersonId } from '../../shared/domain/ids.ts';
import { PersonKind } from '../../shared/domain/person.ts';

type TableAct = Exclude<OfficeAct, 'replace'>;
/** Where a badge is in its life. */
export type Life = Pick<BadgeSheet, 'state' | 'motive' | 'kind'>;

/** Whether the operator's words go with an act (see command.ts). */
const noteOf: Record<OfficeAct, OfficeActOffer['note']> = {
  activate: 'none',
  oppose: 'needed',
  reinstate: 'needed',
  replace: 'needed',
  deliver: 'optional',
  destroy: 'needed',
  accredit: 'needed',
};

/** What operators do not do to badges of their own (`office.own-badge`). */
const notOnOwn: readonly OfficeAct[] = ['reinstate', 'replace', 'deliver', 'destroy', 'accredit'];

/** Acts that the life cycle's table allows the card office on this badge now, with what each one asks for. */
export function tableOffers(badge: Life): OfficeActOffer[] {
  return OfficeAct.options.flatMap((act) => {
    const found =
      act === 'accredit' ? null : act === 'replace' ? replaceOffer(badge) : tableOffer(badge, act);
    return found === null ? [] : [found];
  });
}

/** What may be done by this operator: nobody lifts, replaces, hands out or destroys badges of their own. */
export function offersOf(sheet: BadgeSheet, operator: PersonId): OfficeActOffer[] {
  const offers = tableOffers(sheet);
  return sheet.holder.id === operator ? offers.filter(({ act }) => !notOnOwn.includes(act)) : offers;
}

/** Whether something that the table allows is kept from this operator, because the badge is their own. */
export const isKeptFrom = (sheet: BadgeSheet, operator: PersonId): boolean =>
  offersOf(sheet, operator).length < tableOffers(sheet).length;

/** A card that no badge has may become one. */
export function accreditOffer(): OfficeActOffer | null {
  const may = PersonKind.options.some(
    (kind) => after({ state: null, motive: null, kind }, 'accredit') !== null,
  );
  return may ? { act: 'accredit', tap: true, motive: false, note: noteOf.accredit } : null;
}

interface Brought {
  readonly tap?: boolean;
  readonly motive?: OppositionMotive | null;
}

/** The state that an act of the card office leads to by the table; null when it refuses. */
export function after(
  { state, motive, kind }: { state: BadgeState | null } & Omit<Life, 'state'>,
  act: BadgeAct,
  brought: Brought = { tap: true, motive: 'faulty' },
): BadgeState | null {
  const next = nextBadgeState(state, motive, { act, role: 'card-office', kind, certified: true, ...brought });
  return next.ok ? next.value : null;
}

/** The table itself says what must be brought: what it refuses without. */
function tableOffer(badge: Life, act: TableAct): OfficeActOffer | null {
  if (after(badge, act) === null) return null;
  const tap = after(badge, act, { tap: false, motive: 'faulty' }) === null;
  const motive = after(badge, act, { tap: true, motive: null }) === null;
  return { act, tap, motive, note: noteOf[act] };
}

/**
 * A badge is replaced by its opposition, unless it is opposed or has expired already, and the request of another one. What was called a
 * loss may turn out to be a theft by then: as long as the table lets an opposition get another motive, it is asked for.
 */
function replaceOffer(badge: Life): OfficeActOffer | null {
  if (after({ ...badge, state: null }, 'request') === null) return null;
  const over = badge.state === 'opposed' || badge.state === 'expired';
  const motive = mayOppose(badge);
  if (!over && !motive) return null;
  return { act: 'replace', tap: false, motive, note: noteOf.replace };
}

/** Whether the card office may oppose this badge, or give its opposition another motive. */
export const mayOppose = (badge: Life): boolean => after(badge, 'oppose') !== null;

/** What central would refuse an allowed act for: another badge of the person is active, or on its way. */
export function hindrance({ kind, others }: BadgeSheet, act: OfficeAct): ErrorCode | null {
  const states = others.filter((other) => other.kind === kind).map(({ state }) => state);
  const active = act === 'activate' || act === 'reinstate' || act === 'replace';
  if (act === 'replace' && states.some((state) => pendingBadgeStates.includes(state)))
    return 'badge.already-requested';
  return active && states.includes('active') ? 'badge.already-active' : null;
}

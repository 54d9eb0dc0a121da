import {
  decimalUid,
  reversedDecimalUid,
  reversedUid,
  supannRefId,
  type CardUid,
} from '../../shared/domain/card-uid.ts';
import type { BadgeId } from '../../shared/domain/ids.ts';
import type { PersonKind } from '../../shared/domain/person.ts';
import type { Reader } from '../store/store.ts';

/** An active badge and its holder, with no more of them than a door needs. */
interface ActiveBadge {
  readonly login: string;
  readonly kind: PersonKind;
  readonly student_number: string | null;
  readonly staff_number: string | null;
  readonly id: BadgeId;
  readonly uid: CardUid;
  readonly changed_at: string;
}

/** What each field of the export is called and where it comes from; `kind` is of the badge. */
const columns: Readonly<Record<string, (badge: ActiveBadge) => string | null>> = {
  login: ({ login }) => login,
  kind: ({ kind }) => kind,
  studentNumber: (badge) => badge.student_number,
  staffNumber: (badge) => badge.staff_number,
  badge: ({ id }) => id,
  uid: ({ uid }) => uid,
  uidReversed: ({ uid }) => reversedUid(uid),
  uidDecimal: ({ uid }) => decimalUid(uid),
  uidReversedDecimal: ({ uid }) => reversedDecimalUid(uid),
  supannRefId: ({ uid }) => supannRefId(uid),
  // Of an active badge, the last change is the one that made it active.
  activeSince: (badge) => badge.changed_at,
};

/** The names of the columns, in order. */
export const activeBadgeHeader: readonly string[] = Object.keys(columns);

/**
 * The active badges that have a UID, of one kind or of both, in the order of their UIDs (hex sorts alike in every database and language),
 * `size` at a time: each page is a list of records with the columns of the header.
 */
export async function* activeBadgePages(
  reader: Reader,
  kind: PersonKind | undefined,
  size = 1000,
): AsyncGenerator<(string | null)[][]> {
  let after = '' as CardUid;
  for (;;) {
    const rows = await badgesAfter(reader, kind, after, size);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.map((row) => Object.values(columns).map((of) => of(row)));
    after = last.uid;
  }
}

async function badgesAfter(
  reader: Reader,
  kind: PersonKind | undefined,
  after: CardUid,
  size: number,
): Promise<ActiveBadge[]> {
  const rows = await active(reader, kind)
    .innerJoin('people', 'people.id', 'badges.person_id')
    .select(['login', 'badges.kind', 'student_number', 'staff_number', 'badges.id', 'changed_at'])
    .select((select) => select.ref('uid').$notNull().as('uid'))
    // Says nothing new, but this is how SQLite knows that the index by UID will do.
    .where('state', '<>', 'destroyed')
    .where('uid', '>', after)
    .orderBy('uid')
    .limit(size)
    .execute();
  return rows;
}

/** Active badges that no export can name. The life of badges makes none, a repair by hand may. */
export async function activeWithoutUid(reader: Reader, kind: PersonKind | undefined): Promise<BadgeId[]> {
  const rows = await active(reader, kind)
    .select('badges.id')
    .where('uid', 'is', null)
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

function active(reader: Reader, kind: PersonKind | undefined) {
  const all = reader.selectFrom('badges').where('state', '=', 'active');
  return kind === undefined ? all : all.where('badges.kind', '=', kind);
}

import { searchMost, type Holder, type OfficeBadge } from '../../shared/contract/office.ts';
import type { PersonId, Sha256 } from '../../shared/domain/ids.ts';
import type { PersonKind } from '../../shared/domain/person.ts';
import type { BadgesTable } from '../store/schema.ts';
import type { Reader } from '../store/store.ts';

/** A person as the database says. */
export interface HolderRow {
  readonly person_id: PersonId;
  readonly person_kind: PersonKind;
  readonly first_name: string;
  readonly last_name: string;
  readonly student_number: string | null;
  readonly staff_number: string | null;
}

type BadgeRow = HolderRow &
  Pick<BadgesTable, 'id' | 'kind' | 'state' | 'motive' | 'uid' | 'changed_at' | 'delivered_at'>;

/** Badges with their holders, to be narrowed. */
export const badgesWithHolders = (reader: Reader) =>
  reader
    .selectFrom('badges')
    .innerJoin('people', 'people.id', 'badges.person_id')
    .select(['badges.id', 'badges.kind', 'badges.state', 'badges.motive', 'badges.uid'])
    .select(['badges.changed_at', 'badges.delivered_at'])
    .select(['badges.person_id', 'people.kind as person_kind', 'first_name', 'last_name'])
    .select(['student_number', 'staff_number']);

/** A person as an operator sees them. */
export const holderOf = (row: HolderRow): Holder => ({
  id: row.person_id,
  kind: row.person_kind,
  firstName: row.first_name,
  lastName: row.last_name,
  number: row.person_kind === 'student' ? row.student_number : row.staff_number,
});

/** Badges as an operator sees them, in the given order. */
export async function officeBadges(reader: Reader, rows: readonly BadgeRow[]): Promise<OfficeBadge[]> {
  const photos = await photosInForce(
    reader,
    rows.map((row) => row.person_id),
  );
  return rows.map((row) => ({
    badge: row.id,
    kind: row.kind,
    state: row.state,
    motive: row.motive,
    uid: row.uid,
    holder: holderOf(row),
    photo: photos.get(row.person_id) ?? null,
    changedAt: row.changed_at,
    deliveredAt: row.delivered_at,
  }));
}

/** The name of each one's identity picture in force (the newest accepted, see `photoInForce`). */
async function photosInForce(
  reader: Reader,
  people: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, Sha256>> {
  if (people.length === 0) return new Map();
  const rows = await reader
    .selectFrom('photos')
    .innerJoin('images', 'images.photo_id', 'photos.id')
    .select(['person_id', 'clear_sha256'])
    .where('person_id', 'in', [...new Set(people)])
    .where('state', '=', 'accepted')
    .where('name', '=', 'identity-photo')
    .orderBy('submitted_at')
    .orderBy('photos.id')
    .execute();
  // The last one stays: the newest.
  return new Map(rows.map((row) => [row.person_id, row.clear_sha256]));
}

/** What fits in one answer, and whether there is more. Ask for one more row than that. */
export const firstOf = <T>(rows: readonly T[]): { shown: T[]; more: boolean } => ({
  shown: rows.slice(0, searchMost),
  more: rows.length > searchMost,
});

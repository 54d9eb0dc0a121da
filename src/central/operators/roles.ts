import type { PersonId, StationId } from '../../shared/domain/ids.ts';
import type { Role } from '../../shared/domain/person.ts';
import type { Reader } from '../store/store.ts';

/** The roles of a person that are in force now, wherever they are. Central's own table decides: no attribute of the ENT is ever read. */
export async function rolesOf(db: Reader, person: PersonId): Promise<Role[]> {
  const rows = await db
    .selectFrom('operators')
    .select('role')
    .where('person_id', '=', person)
    .where('revoked_at', 'is', null)
    .orderBy('role')
    .execute();
  return rows.map(({ role }) => role);
}

/** Whether operators may work at this station: it is one of the office's, and not revoked. */
export async function isOffice(db: Reader, station: StationId): Promise<boolean> {
  const row = await db
    .selectFrom('stations')
    .select('id')
    .where('id', '=', station)
    .where('office', '=', 1)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether this person may act in this role at this station, at this very moment: a revoked role is gone in running visits too. */
export async function mayActAs(
  db: Reader,
  role: Role,
  { person, station }: { person: PersonId; station: StationId },
): Promise<boolean> {
  return (await isOffice(db, station)) && (await rolesOf(db, person)).includes(role);
}

import type { Account } from '../../shared/domain/account.ts';
import type { PersonId, StationId } from '../../shared/domain/ids.ts';
import { badgesOf } from '../badges/read.ts';
import { consentsInForce } from '../consents/read.ts';
import { isOffice, rolesOf } from '../operators/roles.ts';
import { newestPhoto } from '../photos/read.ts';
import type { Person } from '../../shared/domain/person.ts';
import type { Schema } from '../store/schema.ts';
import type { Tx } from '../store/store.ts';

/** A row of the table as the rest of the house knows it. */
export const personOf = (row: Schema['people']): Person => ({
  id: row.id,
  kind: row.kind,
  firstName: row.first_name,
  lastName: row.last_name,
  login: row.login,
  universityEmail: row.university_email,
  contactEmail: row.contact_email,
  studentNumber: row.student_number,
  staffNumber: row.staff_number,
});

/**
 * All that a station may know of a person; of their roles only a station of the office. Read in one transaction, so that the revision belongs
 * to what it stands for.
 */
export async function assembleAccount(
  tx: Tx,
  id: PersonId,
  station: StationId | null = null,
): Promise<Account> {
  const person = await tx.selectFrom('people').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  return {
    revision: person.revision,
    person: personOf(person),
    photo: await newestPhoto(tx, id),
    consents: await consentsInForce(tx, id),
    badges: await badgesOf(tx, id),
    ...(station !== null && (await isOffice(tx, station)) ? { roles: await rolesOf(tx, id) } : {}),
  };
}

/** Called in the transaction of every change of an account. */
export async function bumpRevision(tx: Tx, id: PersonId): Promise<void> {
  await tx
    .updateTable('people')
    .set((set) => ({ revision: set('revision', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

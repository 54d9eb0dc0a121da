import type { Account } from '../../shared/domain/account.ts';
import type { PersonId } from '../../shared/domain/ids.ts';
import { badgesOf } from '../badges/read.ts';
import { consentsInForce } from '../consents/read.ts';
import { newestPhoto } from '../photos/read.ts';
import type { Tx } from '../store/store.ts';

/** All that a station may know of a person. Read in one transaction, so that the revision belongs to what it stands for. */
export async function assembleAccount(tx: Tx, id: PersonId): Promise<Account> {
  const person = await tx.selectFrom('people').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  return {
    revision: person.revision,
    person: {
      id: person.id,
      kind: person.kind,
      firstName: person.first_name,
      lastName: person.last_name,
      login: person.login,
      universityEmail: person.university_email,
      contactEmail: person.contact_email,
      studentNumber: person.student_number,
      staffNumber: person.staff_number,
    },
    photo: await newestPhoto(tx, id),
    consents: await consentsInForce(tx, id),
    badges: await badgesOf(tx, id),
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

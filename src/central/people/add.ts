import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { PersonId } from '../../shared/domain/ids.ts';
import { Person } from '../../shared/domain/person.ts';
import type { Tx } from '../store/store.ts';
import { loginKey } from './login.ts';
import { nameKey, searchWords, type Searchable } from './search-words.ts';

const name = z.string().trim().min(1).max(120);
const number = z.string().trim().min(1).max(40).nullable();

/** A person as central is told of them; the id is central's own. */
export const NewPerson = Person.omit({ id: true }).extend({
  firstName: name,
  lastName: name,
  login: z.string().regex(/^[^\s\p{C}]{1,128}$/u, 'no spaces'),
  universityEmail: z.email(),
  contactEmail: z.email().nullable(),
  studentNumber: number,
  staffNumber: number,
});
export type NewPerson = z.infer<typeof NewPerson>;

const columns = (person: NewPerson) => ({
  kind: person.kind,
  first_name: person.firstName,
  last_name: person.lastName,
  login: person.login,
  login_key: loginKey(person.login),
  university_email: person.universityEmail,
  contact_email: person.contactEmail,
  student_number: person.studentNumber,
  staff_number: person.staffNumber,
});
const withNameKey = (person: NewPerson) => {
  const known = columns(person);
  return { ...known, name_key: nameKey(known) };
};

/** Adds a person, or brings the one with this login up to date. */
export async function putPerson(
  tx: Tx,
  person: NewPerson,
): Promise<{ id: PersonId; done: 'added' | 'updated' | 'unchanged' }> {
  const wanted = withNameKey(person);
  const known = await tx
    .selectFrom('people')
    .selectAll()
    .where('login_key', '=', wanted.login_key)
    .executeTakeFirst();
  if (known === undefined) {
    const id = randomUUID() as PersonId;
    await tx
      .insertInto('people')
      .values({ id, ...wanted, revision: 0 })
      .execute();
    await putWords(tx, id, wanted);
    return { id, done: 'added' };
  }
  const same = Object.entries(wanted).every(
    ([column, value]) => known[column as keyof typeof wanted] === value,
  );
  if (same) return { id: known.id, done: 'unchanged' };
  await tx
    .updateTable('people')
    .set({ ...wanted, revision: known.revision + 1 })
    .where('id', '=', known.id)
    .execute();
  await tx.deleteFrom('people_words').where('person_id', '=', known.id).execute();
  await putWords(tx, known.id, wanted);
  return { id: known.id, done: 'updated' };
}

async function putWords(tx: Tx, id: PersonId, person: Searchable): Promise<void> {
  const words = searchWords(person).map((word) => ({ word, person_id: id }));
  if (words.length > 0) await tx.insertInto('people_words').values(words).execute();
}

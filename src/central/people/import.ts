import type { Store, Tx } from '../store/store.ts';
import { putPerson, type NewPerson } from './add.ts';
import { readRoster, type LineError } from './csv.ts';
import { loginKey } from './login.ts';

export type Imported =
  | { readonly added: number; readonly updated: number; readonly unchanged: number }
  | { readonly errors: readonly LineError[] };

/** Imports a roster whole or not at all. People are known by their login; nobody is taken away. */
export async function importPeople(
  { transaction }: Pick<Store, 'transaction'>,
  csv: Uint8Array,
): Promise<Imported> {
  const roster = readRoster(csv);
  if ('errors' in roster) return roster;
  return transaction(async (tx) => {
    const errors: LineError[] = [];
    for (const { line, person } of roster.lines) {
      const message = await numberOfAnother(tx, person);
      if (message !== null) errors.push({ line, message });
    }
    if (errors.length > 0) return { errors };
    const count = { added: 0, updated: 0, unchanged: 0 };
    for (const { person } of roster.lines) count[(await putPerson(tx, person)).done] += 1;
    return count;
  });
}

/** A number is one person's: two logins with the same one are a mistake somewhere, and not ours to mend. */
async function numberOfAnother(
  tx: Tx,
  { login, studentNumber, staffNumber }: NewPerson,
): Promise<string | null> {
  for (const [name, column, value] of [
    ['studentNumber', 'student_number', studentNumber],
    ['staffNumber', 'staff_number', staffNumber],
  ] as const) {
    if (value === null) continue;
    const other = await tx
      .selectFrom('people')
      .select('id')
      .where(column, '=', value)
      .where('login_key', '<>', loginKey(login))
      .executeTakeFirst();
    if (other !== undefined) return `${name} ${value} belongs to another login already`;
  }
  return null;
}

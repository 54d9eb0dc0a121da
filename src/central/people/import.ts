import type { Store } from '../store/store.ts';
import { putPerson } from './add.ts';
import { readRoster, type LineError } from './csv.ts';

export type Imported =
  | { readonly added: number; readonly updated: number; readonly unchanged: number }
  | { readonly errors: readonly LineError[] };

/** Imports a roster whole or not at all. People are known by their login; nobody is taken away. */
export async function importPeople({ transaction }: Pick<Store, 'transaction'>, csv: Uint8Array): Promise<Imported> {
  const roster = readRoster(csv);
  if ('errors' in roster) return roster;
  return transaction(async (tx) => {
    const count = { added: 0, updated: 0, unchanged: 0 };
    for (const person of roster.people) count[(await putPerson(tx, person)).done] += 1;
    return count;
  });
}

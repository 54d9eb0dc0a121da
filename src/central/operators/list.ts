import type { OperatorsTable } from '../store/schema.ts';
import type { Db } from '../store/store.ts';

/** A grant as an administrator sees it, of today or of the past. */
export type OperatorReport = Omit<OperatorsTable, 'id' | 'person_id'> & {
  readonly login: string;
  readonly first_name: string;
  readonly last_name: string;
};

/** Every grant ever made, those in force first, then the newest. */
export async function listOperators(db: Db): Promise<OperatorReport[]> {
  const rows = await db
    .selectFrom('operators')
    .innerJoin('people', 'people.id', 'operators.person_id')
    .select(['role', 'granted_at', 'granted_by', 'revoked_at', 'revoked_by'])
    .select(['login', 'first_name', 'last_name'])
    .orderBy('granted_at', 'desc')
    .orderBy('operators.id')
    .execute();
  const past = ({ revoked_at: revoked }: OperatorReport) => Number(revoked !== null);
  return rows.toSorted((a, b) => past(a) - past(b));
}

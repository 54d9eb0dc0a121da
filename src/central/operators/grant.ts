import { randomUUID } from 'node:crypto';
import type { PersonId } from '../../shared/domain/ids.ts';
import type { Role } from '../../shared/domain/person.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import { bumpRevision } from '../account/assemble.ts';
import { instant } from '../clock.ts';
import type { Context } from '../context.ts';
import { releaseOf } from '../moderation/lease.ts';
import { loginKey } from '../people/login.ts';
import type { Tx } from '../store/store.ts';

/** A role, for whom, and who says so. */
export interface Grant {
  readonly login: string;
  readonly role: Role;
  /** `console:<account>`, or who else acts at central. */
  readonly by: string;
}

type Place = Pick<Context, 'store' | 'clock'>;
/** `unchanged`: it was so before, and the first date is kept. */
export type Granted = Result<'changed' | 'unchanged', 'sign-in.person-unknown'>;

/** Gives a person a role, from now on. */
export function grantRole({ store, clock }: Place, { login, role, by }: Grant): Promise<Granted> {
  return store.transaction(async (tx) => {
    const person = await personOf(tx, login);
    if (person === null) return err('sign-in.person-unknown');
    if ((await inForce(tx, person, role)) !== null) return ok('unchanged');
    await tx
      .insertInto('operators')
      .values({
        id: randomUUID(),
        person_id: person,
        role,
        granted_at: instant(clock()),
        granted_by: by,
        revoked_at: null,
        revoked_by: null,
      })
      .execute();
    await bumpRevision(tx, person);
    return ok('changed');
  });
}

/** Takes a role away, at once: in a visit that is under way too, and what it had in hand goes back to the queue. */
export function revokeRole({ store, clock }: Place, { login, role, by }: Grant): Promise<Granted> {
  return store.transaction(async (tx) => {
    const person = await personOf(tx, login);
    if (person === null) return err('sign-in.person-unknown');
    const grant = await inForce(tx, person, role);
    if (grant === null) return ok('unchanged');
    await tx
      .updateTable('operators')
      .set({ revoked_at: instant(clock()), revoked_by: by })
      .where('id', '=', grant)
      .execute();
    await releaseOf(tx, { person });
    await bumpRevision(tx, person);
    return ok('changed');
  });
}

async function personOf(tx: Tx, login: string): Promise<PersonId | null> {
  const row = await tx
    .selectFrom('people')
    .select('id')
    .where('login_key', '=', loginKey(login))
    .executeTakeFirst();
  return row?.id ?? null;
}

async function inForce(tx: Tx, person: PersonId, role: Role): Promise<string | null> {
  const row = await tx
    .selectFrom('operators')
    .select('id')
    .where('person_id', '=', person)
    .where('role', '=', role)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return row?.id ?? null;
}

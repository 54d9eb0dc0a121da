import { StationId } from '../../shared/domain/ids.ts';
import { Role } from '../../shared/domain/person.ts';
import { instant } from '../clock.ts';
import { listMails } from '../mail/list.ts';
import { grantRole, revokeRole } from '../operators/grant.ts';
import { listOperators } from '../operators/list.ts';
import { setOffice } from '../stations/office.ts';
import type { Store } from '../store/store.ts';
import { UsageError, type World } from './world.ts';

/** Who is at the console, as it is kept with what they do. */
const consoleOf = ({ account }: World): string => `console:${account}`;

/** `operator grant` and `operator revoke`. */
export async function changeRole(
  store: Store,
  verb: 'grant' | 'revoke',
  words: { login: string | undefined; role: string | undefined },
  world: World,
): Promise<void> {
  const role = Role.safeParse(words.role);
  if (words.login === undefined || !role.success)
    throw new UsageError(`Say who and what: operator ${verb} LOGIN --role ${Role.options.join('|')}`);
  const change = { login: words.login, role: role.data, by: consoleOf(world) };
  const done = await (verb === 'grant' ? grantRole : revokeRole)({ store, clock: Date.now }, change);
  if (!done.ok) throw new UsageError(`Nobody here has the login ${words.login}: import people first.`);
  const now = verb === 'grant' ? `is ${role.data} now` : `is not ${role.data} any more`;
  const before = verb === 'grant' ? `was ${role.data} already` : `was not ${role.data}`;
  world.say(`${words.login} ${done.value === 'changed' ? now : before}.`);
}

/** `operator list`: every grant, those of the past included. */
export async function sayOperators(store: Store, world: World): Promise<void> {
  for (const one of await listOperators(store.db)) {
    const words = [`since ${one.granted_at} by ${one.granted_by}`];
    if (one.revoked_at !== null) words.push(`revoked ${one.revoked_at} by ${one.revoked_by ?? 'nobody'}`);
    world.say(`${one.login}  ${one.role}  ${one.first_name} ${one.last_name}: ${words.join('; ')}`);
  }
}

/** `station office ID on|off`. */
export async function changeOffice(
  store: Store,
  words: { id: string | undefined; wanted: string | undefined },
  world: World,
): Promise<void> {
  const id = StationId.safeParse(words.id);
  if (!id.success || (words.wanted !== 'on' && words.wanted !== 'off'))
    throw new UsageError('Name the station by its id, as `station list` shows it: station office ID on|off');
  const office = words.wanted === 'on';
  const done = await setOffice({ store, clock: Date.now }, id.data, office, consoleOf(world));
  if (!done.ok) throw new UsageError(`There is no station ${id.data}.`);
  world.say(`${id.data} ${office ? 'is a station of the office' : 'is not a station of the office'}.`);
}

/** `mail list`: what waits or was given up; whose, and the server's code, never what it says. */
export async function sayMails(store: Store, all: boolean, world: World): Promise<void> {
  for (const mail of await listMails(store.db, all)) {
    const words = [`made ${mail.created_at}`, `${mail.attempts} tries`];
    if (mail.trouble !== null) words.push(`last trouble ${mail.trouble}`);
    if (mail.state === 'waiting') words.push(`not before ${instant(mail.next_ms)}`);
    if (mail.ended_at !== null) words.push(`ended ${mail.ended_at}`);
    world.say(`${mail.id}  ${mail.login}  ${mail.state}: ${words.join('; ')}`);
  }
}

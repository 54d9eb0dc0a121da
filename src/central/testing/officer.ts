import { randomUUID } from 'node:crypto';
import type { OpenedVisit } from '../../shared/contract/central.ts';
import type { CommandKind, Payload } from '../../shared/contract/command.ts';
import type { BadgeId, PersonId } from '../../shared/domain/ids.ts';
import type { PersonKind } from '../../shared/domain/person.ts';
import { openStore, type Store } from '../store/store.ts';
import { openHouse, outcomeOf, requestedBadge, uid, type House, type MakeDatabase } from './house.ts';
import type { Signed, TestStation } from './test-station.ts';

/** The profile by which tests encode. */
export const profile = { id: 'test-profile', version: 1 };

/** An operator's hands: a visit at a station. */
export class Officer {
  readonly station: TestStation;
  readonly visit: OpenedVisit;
  constructor(station: TestStation, visit: OpenedVisit) {
    this.station = station;
    this.visit = visit;
  }

  static async at(station: TestStation, login: string): Promise<Officer> {
    return new Officer(station, await station.visit(login));
  }

  /** Signed and not yet delivered. */
  sign<K extends CommandKind>(
    subject: PersonId,
    kind: K,
    payload: Payload<K>,
    more: Record<string, unknown> = {},
  ): Promise<Signed> {
    const actor = { role: 'card-office', visit: this.visit.visit };
    return this.station.command(this.visit, kind, payload, { subject, actor, ...more });
  }

  async act<K extends CommandKind>(
    subject: PersonId,
    kind: K,
    payload: Payload<K>,
    more: Record<string, unknown> = {},
  ): Promise<string> {
    return outcomeOf(this.station, await this.sign(subject, kind, payload, more));
  }
}

/** Somebody with a badge that lies printed on the bench, or is on its way there. */
export interface Carded {
  readonly login: string;
  readonly person: PersonId;
  readonly badge: BadgeId;
}

/** Somebody new, who has done nothing yet. */
export async function newcomer(house: House, login: string, kind: PersonKind = 'student'): Promise<PersonId> {
  return house.central.admin.addPerson({
    ...{ kind, firstName: 'Ana', lastName: `Ruiz ${login}`, login },
    ...{ universityEmail: `${login}@example.fr`, contactEmail: null },
    studentNumber: kind === 'student' ? `n-${login}` : null,
    staffNumber: kind === 'staff' ? `p-${login}` : null,
  });
}

/** Somebody new whose badge has come as far as `state`. */
export async function carded(
  house: House,
  login: string,
  state: 'requested' | 'approved' | 'printed' | 'encoded' | 'active',
  hex = freshUid(),
): Promise<Carded & { readonly uid: ReturnType<typeof uid> }> {
  const person = await newcomer(house, login);
  const badge = randomUUID() as BadgeId;
  const visit = await house.station.visit(login);
  await requestedBadge(house.station, visit, badge);
  const { admin } = house.central;
  const steps = {
    approved: async () => {
      await admin.acceptPhoto(person);
      return admin.approveBadge(badge);
    },
    printed: () => admin.printBadge(badge),
    encoded: () => admin.encodeBadge(badge, uid(hex)),
  };
  for (const [name, step] of Object.entries(steps)) {
    if (order.indexOf(name) > order.indexOf(state)) break;
    const done = await step();
    if (!done.ok) throw new Error(`${name}: ${done.error}`);
  }
  if (state === 'active') {
    const activation = await house.station.command(visit, 'badge.activate', { badge, uid: uid(hex) });
    const outcome = await outcomeOf(house.station, activation);
    if (outcome !== 'applied') throw new Error(outcome);
  }
  return { login, person, badge, uid: uid(hex) };
}

const order = ['requested', 'approved', 'printed', 'encoded', 'active'];

/** A 7-byte UID that no card had before. */
export const freshUid = () => uid(`04${randomUUID().replaceAll('-', '').slice(0, 12).toUpperCase()}`);

export const newBadge = () => randomUUID() as BadgeId;

/** A house with a station of the card office and an operator there. */
export interface CardOffice {
  readonly house: House;
  /** The house's own database, to look into. */
  readonly store: Store;
  readonly office: TestStation;
  readonly marc: Officer;
  close(): Promise<void>;
}

/** Opens one on a database of its own. */
export async function openCardOffice(makeDatabase: MakeDatabase): Promise<CardOffice> {
  const house = await openHouse(makeDatabase);
  const store = await openStore(house.databaseUrl);
  const office = await house.newStation('Service des badges', true);
  await house.central.admin.grantRole('mduran', 'card-office');
  const marc = await Officer.at(office, 'mduran');
  const close = async () => {
    await store.close();
    await house.close();
  };
  return { house, store, office, marc, close };
}

/** What tests do there again and again; `at` answers once the house is open. */
export function handsOf(at: () => CardOffice) {
  let count = 0;
  const login = () => `o${(count += 1)}`;
  return {
    login,
    someone: (state: Parameters<typeof carded>[2]) => carded(at().house, login(), state),
    rowOf: (badge: BadgeId) =>
      at().store.db.selectFrom('badges').selectAll().where('id', '=', badge).executeTakeFirstOrThrow(),
    report: async ({ person, badge }: Pick<Carded, 'person' | 'badge'>) => {
      const found = (await at().house.central.admin.badges(person)).find(({ id }) => id === badge);
      if (found === undefined) throw new Error('no such badge');
      return found;
    },
    holder: async <K extends CommandKind>(of: Carded, kind: K, payload: Payload<K>) => {
      const { station } = at().house;
      return outcomeOf(station, await station.command(await station.visit(of.login), kind, payload));
    },
    encode: (of: Carded, uid = freshUid()) =>
      at().marc.act(of.person, 'badge.encode', { badge: of.badge, uid, profile }),
  };
}

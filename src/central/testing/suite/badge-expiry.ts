import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BadgeState } from '../../../shared/domain/badge.ts';
import type { BadgeId } from '../../../shared/domain/ids.ts';
import { countDue, expireDue } from '../../badges/expire.ts';
import type { BadgesTable } from '../../store/schema.ts';
import { openStore, type Store } from '../../store/store.ts';
import { keyOf, newSecret } from '../endpoint.ts';
import { openHouse, outcomeOf, type House, type MakeDatabase } from '../house.ts';
import { movesOf } from '../moves.ts';
import { encodingSettings, OfficeDesk, staffProfile } from '../office-desk.ts';
import { carded, freshUid, newBadge, newcomer, Officer, profile } from '../officer.ts';

const lastDay = '2027-09-30';
const over = Date.parse('2027-10-01T00:00:00Z');
const minute = 60_000;

/** Badges whose day has passed. */
export function badgeExpirySuite(makeDatabase: MakeDatabase): void {
  describe('the expiry of badges', () => {
    let house: House;
    let store: Store;
    let other: Store;
    beforeEach(async () => {
      house = await openHouse(makeDatabase, {
        encoding: encodingSettings(),
        webhook: { url: new URL('http://127.0.0.1:9/badges'), secrets: [keyOf(newSecret())] },
        // The rounds of the house itself sleep: the tests make them.
        limits: { webhookEvery: 2 ** 31 - 1, expireEvery: 2 ** 31 - 1 },
      });
      house.now = over - 60 * minute;
      [store, other] = [await openStore(house.databaseUrl), await openStore(house.databaseUrl)];
    });
    afterEach(async () => {
      await store.close();
      await other.close();
      await house.close();
    });

    const { anEncodedBadge } = movesOf(() => ({ store, now: house.now }));
    const place = (at = store) => ({ store: at, clock: () => house.now, webhook: true });
    const round = (at = store, stopping?: () => boolean) => expireDue(place(at), 'system', stopping);
    const change = (badge: BadgeId, more: Partial<BadgesTable>) =>
      store.db.updateTable('badges').set(more).where('id', '=', badge).execute();
    const rowOf = (badge: BadgeId) =>
      store.db.selectFrom('badges').selectAll().where('id', '=', badge).executeTakeFirstOrThrow();
    const eventsOf = (badge: BadgeId) =>
      store.db
        .selectFrom('badge_events')
        .selectAll()
        .where('badge_id', '=', badge)
        .orderBy('position')
        .execute();
    const actsOf = async (badge: BadgeId) => (await eventsOf(badge)).map(({ act }) => act);
    const told = async (badge: BadgeId) => {
      const rows = await store.db
        .selectFrom('webhook_events')
        .select(['type', 'body'])
        .where('badge_id', '=', badge)
        .orderBy('sequence')
        .execute();
      return rows.map(
        ({ type, body }) => `${type} ${(JSON.parse(body) as { data: { act: string } }).data.act}`,
      );
    };
    /** Badges of one person, as many as this: none of them but one may be active. */
    const many = async (count: number): Promise<BadgeId[]> => {
      const person = await newcomer(house, 'many');
      const ids: BadgeId[] = [];
      for (let made = 0; made < count; made += 1) ids.push(await anEncodedBadge(person));
      await store.db
        .updateTable('badges')
        .set({ expires_on: lastDay })
        .where('person_id', '=', person)
        .execute();
      return ids;
    };

    it('comes when the day that was written on the card is over, and is told like any end of a badge', async () => {
      house.now = Date.parse('2026-11-20T10:00:00Z');
      await house.central.admin.grantRole('mduran', 'card-office');
      const desk = await OfficeDesk.at(await house.newStation('Office', true), 'mduran');
      const { badge, person, login } = await carded(house, 'ana', 'printed');
      const uid = freshUid();
      expect(await desk.card(badge, uid)).toMatchObject({ verdict: 'encode', fields: { expiry: lastDay } });
      await house.central.admin.encodeBadge(badge, uid);
      const { station } = house;
      const visit = await station.visit(login);
      const activation = await station.command(visit, 'badge.activate', { badge, uid });
      expect(await outcomeOf(station, activation)).toBe('applied');
      house.now = over - 1;
      expect([await countDue(place()), await round()]).toEqual([0, 0]);
      expect((await rowOf(badge)).state).toBe('active');
      const { revision } = await house.central.admin.account(person);
      house.now = over;
      expect([await countDue(place()), await round()]).toEqual([1, 1]);
      const at = new Date(over).toISOString();
      expect(await rowOf(badge)).toMatchObject({ state: 'expired', uid, changed_at: at });
      expect((await eventsOf(badge)).at(-1)).toEqual({
        ...{ badge_id: badge, position: 6, act: 'expire', from_state: 'active', to_state: 'expired' },
        ...{ motive: null, note: null, role: 'system', actor: 'system', station_id: null, command_id: null },
        ...{ occurred_at: at, recorded_at: at },
      });
      expect((await house.central.admin.account(person)).revision).toBe(revision + 1);
      expect(await told(badge)).toEqual(['badge.activated activate', 'badge.deactivated expire']);
      // Once.
      expect([await countDue(place()), await round()]).toEqual([0, 0]);
      const later = await OfficeDesk.at(desk.station, 'mduran');
      expect((await later.sheet(badge)).history[0]).toMatchObject({
        ...{ act: 'expire', role: 'system', actor: null, place: null },
      });
    });

    it('is of those that have a card and a day only, and leaves why a badge was opposed', async () => {
      const ids = await many(8);
      const states: BadgeState[] = ['encoded', 'active', 'opposed', 'printed', 'approved', 'destroyed'];
      for (const [index, state] of states.entries()) await change(ids[index] as BadgeId, { state });
      await change(ids[2] as BadgeId, { motive: 'stolen' });
      const [dayless, tomorrow] = ids.slice(6) as [BadgeId, BadgeId];
      await change(dayless, { expires_on: null });
      await change(tomorrow, { expires_on: '2027-10-01' });
      house.now = over;
      expect(await round()).toBe(3);
      const now = await Promise.all(ids.map(async (id) => (await rowOf(id)).state));
      expect(now).toEqual([
        ...['expired', 'expired', 'expired', 'printed', 'approved', 'destroyed', 'encoded', 'encoded'],
      ]);
      expect(await rowOf(ids[2] as BadgeId)).toMatchObject({ motive: 'stolen' });
      // Two of them never worked.
      expect(await Promise.all(ids.slice(0, 3).map(told))).toEqual([[], ['badge.deactivated expire'], []]);
      house.now += 24 * 60 * minute;
      expect(await round()).toBe(1);
      expect((await rowOf(dayless)).state).toBe('encoded');
    });

    it('is of a few at a time, and stops between two batches', async () => {
      await many(60);
      house.now = over;
      let asked = 0;
      expect(await round(store, () => (asked += 1) > 1)).toBe(25);
      expect(await countDue(place())).toBe(35);
      expect(await round()).toBe(35);
      expect(await round()).toBe(0);
    });

    it('is of each badge once, whoever makes the rounds', async () => {
      const ids = await many(40);
      house.now = over;
      const counts = await Promise.all([round(), round(other), round(), round(other)]);
      expect(counts.reduce((sum, one) => sum + one, 0)).toBe(40);
      for (const id of ids) expect(await actsOf(id)).toEqual(['expire']);
    });

    it.each([1, 2, 3])('ends a badge that is being activated at the same moment (%i)', async () => {
      const { badge, uid, login } = await carded(house, 'ana', 'encoded');
      await change(badge, { expires_on: lastDay });
      house.now = over;
      const { station } = house;
      const activation = await station.command(await station.visit(login), 'badge.activate', { badge, uid });
      const [outcome] = await Promise.all([outcomeOf(station, activation), round(other)]);
      await round(other);
      expect((await rowOf(badge)).state).toBe('expired');
      const acts = (await actsOf(badge)).slice(4);
      if (outcome === 'applied') {
        expect(acts).toEqual(['activate', 'expire']);
        expect(await told(badge)).toEqual(['badge.activated activate', 'badge.deactivated expire']);
      } else {
        expect([outcome, ...acts]).toEqual(['badge.act-not-allowed', 'expire']);
        expect(await told(badge)).toEqual([]);
      }
    });

    it('comes before acts of the day that arrive after it: nothing leaves an expired badge but its card', async () => {
      await house.central.admin.grantRole('mduran', 'card-office');
      const office = await house.newStation('Office', true);
      const marc = await Officer.at(office, 'mduran');
      const ana = await carded(house, 'ana', 'encoded');
      const ben = await carded(house, 'ben', 'active');
      const eva = await carded(house, 'eva', 'encoded');
      for (const { badge } of [ana, ben, eva]) await change(badge, { expires_on: lastDay });
      const { station } = house;
      const { badge } = ana;
      // Done while the badges were good, at stations without network.
      const acts = [
        await station.command(await station.visit('ana'), 'badge.activate', { badge, uid: ana.uid }),
        await station.command(await station.visit('ben'), 'badge.oppose', {
          ...{ badge: ben.badge, motive: 'stolen' },
        }),
      ];
      const again = await marc.sign(eva.person, 'badge.encode', { badge: eva.badge, uid: eva.uid, profile });
      house.now = over;
      expect(await round()).toBe(3);
      for (const act of acts) expect(await outcomeOf(station, act)).toBe('badge.act-not-allowed');
      expect(await outcomeOf(office, again)).toBe('bench.badge-over');
      for (const one of [ana, ben, eva]) {
        expect((await rowOf(one.badge)).state).toBe('expired');
        expect((await actsOf(one.badge)).at(-1)).toBe('expire');
      }
      // The holder gets another one, and the card is destroyed.
      const now = await Officer.at(office, 'mduran');
      const lost = { badge: ben.badge, replacement: newBadge(), motive: 'lost', note: 'Perdu.' } as const;
      expect(await now.act(ben.person, 'badge.replace', lost)).toBe('applied');
      expect(await now.act(ana.person, 'badge.destroy', { badge, note: 'Rendu.' })).toBe('applied');
    });

    it('ends what was activated in time and arrived after the day, as soon as it has arrived', async () => {
      const { badge, uid, login } = await carded(house, 'ana', 'encoded');
      const { station } = house;
      const activation = await station.command(await station.visit(login), 'badge.activate', { badge, uid });
      await change(badge, { expires_on: lastDay });
      house.now = over;
      expect(await outcomeOf(station, activation)).toBe('applied');
      expect(await round()).toBe(1);
      expect(await told(badge)).toEqual(['badge.activated activate', 'badge.deactivated expire']);
    });

    it('goes by what is on the card: no day is left of one that was set aside, nor of a profile that wrote it', async () => {
      await house.central.admin.grantRole('mduran', 'card-office');
      const office = await house.newStation('Office', true);
      const desk = await OfficeDesk.at(office, 'mduran');
      const marc = new Officer(office, desk.visit);
      const { badge, person } = await carded(house, 'ana', 'printed');
      const uid = freshUid();
      await desk.card(badge, uid);
      expect((await rowOf(badge)).expires_on).toBe('2028-09-30');
      const spoiled = { badge, uid, profile, note: 'Plié.' };
      expect(await marc.act(person, 'badge.spoil', spoiled)).toBe('applied');
      expect((await rowOf(badge)).expires_on).toBeNull();
      await house.central.admin.printBadge(badge);
      await change(badge, { expires_on: lastDay, kind: 'staff' }); // whose profile writes nothing
      expect((await desk.card(badge, freshUid(), staffProfile)).verdict).toBe('encode');
      expect((await rowOf(badge)).expires_on).toBeNull();
    });
  });

  it('badges expire by themselves while central serves', async () => {
    const house = await openHouse(makeDatabase, { limits: { expireEvery: 20 } });
    const store = await openStore(house.databaseUrl);
    try {
      house.now = over - 1;
      const { badge, person } = await carded(house, 'ana', 'active');
      await store.db.updateTable('badges').set({ expires_on: lastDay }).where('id', '=', badge).execute();
      house.now = over;
      const state = async () => (await house.central.admin.badges(person))[0]?.state;
      await expect.poll(state).toBe('expired');
      await expect.poll(() => house.log.join('')).toContain('"expired":1');
      // Nobody is told where nobody asked to be.
      expect(await house.central.admin.webhook()).toEqual([]);
    } finally {
      await store.close();
      await house.close();
    }
  });
}

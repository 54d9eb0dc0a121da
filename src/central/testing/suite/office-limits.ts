import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BadgeId } from '../../../shared/domain/ids.ts';
import { heldKeys } from '../../encoding/held-keys.ts';
import type { MasterKeys } from '../../encoding/master-keys.ts';
import { openStore, type Store } from '../../store/store.ts';
import { openHouse, problemOf, requestedBadge, type House, type MakeDatabase } from '../house.ts';
import { encodingSettings, OfficeDesk } from '../office-desk.ts';
import { freshUid } from '../officer.ts';
import type { Answer, TestStation } from '../test-station.ts';

const hour = 3_600_000;

/** How much one operator, or whoever sits in their place, can carry away. */
export function officeLimitSuite(makeDatabase: MakeDatabase): void {
  describe('what one operator gets', () => {
    let house: House;
    let store: Store;
    let office: TestStation;
    const badge = randomUUID() as BadgeId;
    /** What happens while keys are being derived. */
    let meanwhile: () => Promise<unknown> = () => Promise.resolve();
    beforeAll(async () => {
      const settings = encodingSettings();
      const held = settings.keys as MasterKeys;
      const keys: MasterKeys = {
        ...heldKeys(new Map()),
        async derive(asked) {
          await meanwhile();
          return held.derive(asked);
        },
      };
      const limits = { cardKeysPerHour: 6, cardKeysPerDay: 8, foundPerHour: 4 };
      house = await openHouse(makeDatabase, { encoding: { ...settings, keys }, limits });
      store = await openStore(house.databaseUrl);
      office = await house.newStation('Service des badges', true);
      const { admin } = house.central;
      await admin.grantRole('mduran', 'card-office');
      await requestedBadge(house.station, await house.station.visit('llebo'), badge);
      await admin.acceptPhoto(house.lea);
      await admin.approveBadge(badge);
      await admin.printBadge(badge);
    });
    afterAll(async () => {
      await store.close();
      await house.close();
    });
    const kept = async () => (await store.db.selectFrom('key_releases').select('uid').execute()).length;
    const alarms = () => house.log.filter((line) => line.includes('ALARM'));

    it('of keys: so many cards an hour and a day, however they are asked for, and an alarm', async () => {
      const desk = await OfficeDesk.at(office, 'mduran');
      const cards = Array.from({ length: 5 }, freshUid);
      for (const uid of cards) expect((await desk.card(badge, uid)).verdict).toBe('encode');
      // The same card again is no other one.
      for (const uid of cards) expect((await desk.card(badge, uid)).verdict).toBe('encode');
      expect(problemOf(await desk.askOffline([freshUid(), freshUid()]))).toBe(
        '429 central.too-many-requests',
      );
      expect(alarms()).toHaveLength(1);
      expect((await desk.offline([freshUid()])).cards).toHaveLength(1);
      const before = await kept();
      // Nor does a new visit make another operator.
      const again = await OfficeDesk.at(office, 'mduran');
      expect(problemOf(await again.askCard(badge, freshUid()))).toBe('429 central.too-many-requests');
      expect((await again.card(badge, cards[0] ?? '')).verdict).toBe('encode');
      expect(await kept()).toBe(before + 1);
      expect(alarms().join('')).toContain(again.visit.visit);
      expect(alarms().join('')).not.toMatch(/Duran|mduran|04[0-9A-F]{12}/);
      house.now += hour + 1_000;
      const later = await OfficeDesk.at(office, 'mduran');
      for (let count = 0; count < 2; count += 1)
        expect((await later.card(badge, freshUid())).verdict).toBe('encode');
      expect(problemOf(await later.askCard(badge, freshUid()))).toBe('429 central.too-many-requests');
      house.now += 24 * hour;
    });

    it('of keys: not one more when everything is asked for at the same moment', async () => {
      const desk = await OfficeDesk.at(office, 'mduran');
      const answers = await Promise.all(Array.from({ length: 12 }, () => desk.askCard(badge, freshUid())));
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(6);
      expect(answers.filter(({ status }) => status === 429)).toHaveLength(6);
      house.now += 25 * hour;
    });

    it('of keys: and hears when there will be more', async () => {
      const wait = async (ask: Promise<Answer>) => {
        const answer = await ask;
        expect(problemOf(answer)).toBe('429 central.too-many-requests');
        return answer.headers.get('retry-after');
      };
      let desk = await OfficeDesk.at(office, 'mduran');
      const pass = async (milliseconds: number) => {
        house.now += milliseconds;
        desk = await OfficeDesk.at(office, 'mduran'); // a visit is soon over
      };
      const first = freshUid();
      await desk.card(badge, first);
      await pass(600_000);
      const second = freshUid();
      await desk.card(badge, second);
      await pass(600_500);
      await desk.card(badge, first); // had again, it counts from now
      for (let count = 0; count < 4; count += 1) await desk.card(badge, freshUid());
      // The oldest is the second, of 600.5 seconds ago.
      expect(await wait(desk.askCard(badge, freshUid()))).toBe('3000');
      // For two more, one of those of just now has to be too old as well; and seven never are too few.
      expect(await wait(desk.askOffline([freshUid(), freshUid()]))).toBe('3600');
      expect(await wait(desk.askOffline([second, freshUid()]))).toBe('3600');
      expect(await wait(desk.askOffline(Array.from({ length: 7 }, freshUid)))).toBeNull();
      await pass(2_999_000);
      expect(await wait(desk.askCard(badge, freshUid()))).toBe('1');
      await pass(1_000);
      expect((await desk.card(badge, freshUid())).verdict).toBe('encode');
      // Seven are had, and eight a day: it is the day that has to pass for two more.
      await pass(hour);
      expect((await desk.card(badge, freshUid())).verdict).toBe('encode');
      const day = 24 * 3600 - (600.5 + 3000 + 3600);
      expect(await wait(desk.askCard(badge, freshUid()))).toBe(String(Math.ceil(day)));
      house.now += 25 * hour;
    });

    it('of keys: none when the right ended while they were being derived', async () => {
      const { admin } = house.central;
      const desk = await OfficeDesk.at(office, 'mduran');
      const before = await kept();
      const ending: [() => Promise<unknown>, string][] = [
        [() => admin.revokeRole('mduran', 'card-office'), '403 office.not-allowed'],
        [
          () =>
            store.db
              .updateTable('visits')
              .set({ closed_ms: house.now })
              .where('id', '=', desk.visit.visit)
              .execute(),
          '401 visit.expired',
        ],
      ];
      for (const [end, refusal] of ending) {
        for (const ask of [() => desk.askCard(badge, freshUid()), () => desk.askOffline([freshUid()])]) {
          let done = false;
          meanwhile = async () => {
            if (done) return;
            done = true;
            await end();
          };
          expect(problemOf(await ask())).toBe(refusal);
          meanwhile = () => Promise.resolve();
          await admin.grantRole('mduran', 'card-office');
          await store.db
            .updateTable('visits')
            .set({ closed_ms: null })
            .where('id', '=', desk.visit.visit)
            .execute();
        }
      }
      expect(await kept()).toBe(before);
    });

    it('of people: so many an hour by what is typed, and an alarm; a card on the reader is always looked up', async () => {
      const { admin } = house.central;
      for (const login of ['s1', 's2', 's3', 's4', 's5'])
        await admin.addPerson({
          ...{ kind: 'student', firstName: 'Zoé', lastName: `Liste ${login}`, login, contactEmail: null },
          ...{ universityEmail: `${login}@example.fr`, studentNumber: `n-${login}`, staffNumber: null },
        });
      let desk = await OfficeDesk.at(office, 'mduran');
      const told = alarms().length;
      expect((await desk.people('liste s1')).people).toHaveLength(1);
      house.now += 600_000;
      desk = await OfficeDesk.at(office, 'mduran');
      for (const login of ['s2', 's3', 's3'])
        expect((await desk.people(`liste ${login}`)).people).toHaveLength(1);
      expect((await desk.people('liste s4')).people).toHaveLength(1);
      const again = await OfficeDesk.at(office, 'mduran');
      const refused = await again.askPeople('liste s5');
      expect(problemOf(refused)).toBe('429 central.too-many-requests');
      expect(refused.headers.get('retry-after')).toBe('3000');
      expect(problemOf(await again.askSearch({ by: 'name', text: 'lebœuf' }))).toBe(
        '429 central.too-many-requests',
      );
      expect(problemOf(await again.askSearch({ by: 'code', code: '22001234' }))).toBe(
        '429 central.too-many-requests',
      );
      expect(alarms().length).toBe(told + 3);
      expect(await again.search({ by: 'uid', uid: freshUid() })).toEqual({ badges: [], more: false });
      expect((await again.sheet(badge)).badge).toBe(badge);
      house.now += hour + 1_000;
      const later = await OfficeDesk.at(office, 'mduran');
      expect((await later.people('liste s5')).people).toHaveLength(1);
    });
  });

  it.each([
    ['none at all where none may be', 0, '429 central.too-many-requests'],
    ['one after the other, however each of them ends', 1, null],
  ])('searches under way at one station: %s', async (_what, searchesAtOnce, refusal) => {
    const house = await openHouse(makeDatabase, { limits: { searchesAtOnce } });
    try {
      await house.central.admin.grantRole('mduran', 'card-office');
      const desk = await OfficeDesk.at(await house.newStation('Service des badges', true), 'mduran');
      const others = [await OfficeDesk.at(house.station, 'mduran'), desk];
      for (const one of others) {
        const allowed = one === desk ? null : '403 office.not-allowed';
        for (const answer of [
          await one.askSearch({ by: 'code', code: '22001234' }),
          await one.askPeople('lebœuf'),
          await one.askSearch({ by: 'uid', uid: freshUid() }),
        ]) {
          expect(answer.status === 200 ? null : problemOf(answer)).toBe(refusal ?? allowed);
          expect(answer.headers.get('retry-after')).toBe(refusal === null ? null : '1');
        }
      }
      // It is no list of people that is being made: nobody is alarmed.
      expect(house.log.filter((line) => line.includes('ALARM'))).toEqual([]);
    } finally {
      await house.close();
    }
  });
}

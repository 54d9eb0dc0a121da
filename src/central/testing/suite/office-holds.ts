import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BadgeId } from '../../../shared/domain/ids.ts';
import type { MasterKeys } from '../../encoding/master-keys.ts';
import { holdTime } from '../../office/hold.ts';
import { openStore, type Store } from '../../store/store.ts';
import { openHouse, problemOf, type House, type MakeDatabase } from '../house.ts';
import { encodingSettings, OfficeDesk, staffProfile, studentProfile } from '../office-desk.ts';
import { carded, freshUid, Officer } from '../officer.ts';
import type { TestStation } from '../test-station.ts';

const note = 'Plié dans le lecteur.';
const elsewhere = '409 bench.badge-elsewhere';

/** One printed badge, two benches: the second card would end with bytes and keys on it, and central would not know it. */
export function officeHoldSuite(makeDatabase: MakeDatabase): void {
  describe.each([
    ['with keys', studentProfile],
    ['without keys', staffProfile],
  ])('a printed badge that two benches have, by a profile %s', (_what, profile) => {
    let house: House;
    let store: Store;
    let stations: readonly [TestStation, TestStation];
    let here: OfficeDesk;
    let there: OfficeDesk;
    let count = 0;
    beforeAll(async () => {
      const profiles = { student: profile, staff: staffProfile };
      house = await openHouse(makeDatabase, { encoding: encodingSettings({ profiles }) });
      store = await openStore(house.databaseUrl);
      const [first, second] = [
        await house.newStation('Bench 1', true),
        await house.newStation('Bench 2', true),
      ];
      stations = [first, second];
      await house.central.admin.grantRole('mduran', 'card-office');
    });
    afterAll(async () => {
      await store.close();
      await house.close();
    });
    const signIn = async () => {
      here = await OfficeDesk.at(stations[0], 'mduran');
      there = await OfficeDesk.at(stations[1], 'mduran');
    };
    beforeEach(signIn);
    const printed = () => carded(house, `h${(count += 1)}`, 'printed');
    const asked = async (desk: OfficeDesk, badge: BadgeId, uid: string) => {
      const answer = await desk.askCard(badge, uid, profile);
      return answer.status === 200 ? (answer.body as { verdict: string }).verdict : problemOf(answer);
    };
    const pass = async (milliseconds: number) => {
      house.now += milliseconds;
      await signIn();
    };

    it('is the first one’s: for the same card, for another one, and after it signed in anew', async () => {
      const { badge } = await printed();
      const card = freshUid();
      expect(await asked(here, badge, card)).toBe('encode');
      expect(await asked(here, badge, card)).toBe('encode');
      await signIn(); // it crashed
      expect(await asked(here, badge, freshUid())).toBe('encode');
      expect(await asked(there, badge, freshUid())).toBe(elsewhere);
      expect(await asked(there, badge, card)).toBe(elsewhere);
      // Another badge of the pile is anybody's.
      expect(await asked(there, (await printed()).badge, freshUid())).toBe('encode');
    });

    it('tells the second one nothing of its holder, and writes no keys down as given', async () => {
      const { badge } = await printed();
      await asked(here, badge, freshUid());
      const uid = freshUid();
      const answer = await there.askCard(badge, uid, profile);
      expect(JSON.stringify(answer.body)).not.toMatch(/Ruiz|Ana|keys/);
      const kept = await store.db.selectFrom('key_releases').select('id').where('uid', '=', uid).execute();
      expect(kept).toEqual([]);
    });

    it('is let go of when nothing was heard for a while, and is the second one’s then', async () => {
      const { badge } = await printed();
      expect(await asked(here, badge, freshUid())).toBe('encode');
      await pass(holdTime - 60_000);
      expect(await asked(here, badge, freshUid())).toBe('encode');
      await pass(holdTime - 1);
      expect(await asked(there, badge, freshUid())).toBe(elsewhere);
      await pass(1);
      expect(await asked(there, badge, freshUid())).toBe('encode');
      expect(await asked(here, badge, freshUid())).toBe(elsewhere);
    });

    it('is not held by a clock that was wrong', async () => {
      const { badge } = await printed();
      expect(await asked(here, badge, freshUid())).toBe('encode');
      await store.db
        .updateTable('badges')
        .set({ bench_until_ms: house.now + 365 * 24 * 3_600_000 })
        .where('id', '=', badge)
        .execute();
      expect(await asked(there, badge, freshUid())).toBe('encode');
    });

    it('is no more to be encoded once it is; its own card is read again at any bench', async () => {
      const { badge } = await printed();
      const card = freshUid();
      expect(await asked(here, badge, card)).toBe('encode');
      await house.central.admin.encodeBadge(badge, card);
      expect(await asked(there, badge, freshUid())).toBe('badge-not-ready');
      expect(await asked(there, badge, card)).toBe('encode');
      expect(await asked(here, badge, card)).toBe('encode');
    });

    it('is given up with the card that is set aside: printed again, it is anybody’s', async () => {
      const { person, badge } = await printed();
      const card = freshUid();
      expect(await asked(here, badge, card)).toBe('encode');
      const { id, version } = profile;
      const set = { badge, uid: card, profile: { id, version }, note };
      expect(await new Officer(here.station, here.visit).act(person, 'badge.spoil', set)).toBe('applied');
      await house.central.admin.printBadge(badge);
      expect(await asked(there, badge, freshUid())).toBe('encode');
      expect(await asked(here, badge, freshUid())).toBe(elsewhere);
    });

    it('is not held by a station whose word is worth nothing any more', async () => {
      const gone = await house.newStation('Bench 3', true);
      const { badge } = await printed();
      expect(await asked(await OfficeDesk.at(gone, 'mduran'), badge, freshUid())).toBe('encode');
      expect(await asked(there, badge, freshUid())).toBe(elsewhere);
      await house.central.admin.revokeStation(gone.id);
      expect(await asked(there, badge, freshUid())).toBe('encode');
    });

    it.each([1, 2, 3, 4, 5])('is one bench’s only when both ask at the same moment (%i)', async () => {
      const { badge } = await printed();
      const desks = [here, there, here, there];
      const verdicts = await Promise.all(desks.map((desk) => asked(desk, badge, freshUid())));
      const [first, second, ...again] = verdicts;
      expect([first, second].toSorted()).toEqual([elsewhere, 'encode']);
      expect(again).toEqual([first, second]);
    });
  });

  describe('two benches that have come as far as the keys with one badge', () => {
    it('are told apart by who is first to get them, and by what became of the badge meanwhile', async () => {
      const settings = encodingSettings();
      const held = settings.keys as MasterKeys;
      let meanwhile: () => Promise<unknown> = () => Promise.resolve();
      const derive: MasterKeys['derive'] = async (asked) => (await meanwhile(), held.derive(asked));
      const house = await openHouse(makeDatabase, { encoding: { ...settings, keys: { ...held, derive } } });
      try {
        await house.central.admin.grantRole('mduran', 'card-office');
        const [here, there] = [
          await OfficeDesk.at(await house.newStation('Bench 1', true), 'mduran'),
          await OfficeDesk.at(await house.newStation('Bench 2', true), 'mduran'),
        ];
        const both = await carded(house, 'both', 'printed');
        let waiting = 0;
        let open = (): void => undefined;
        const gate = new Promise<void>((done) => (open = done));
        meanwhile = () => {
          waiting += 1;
          if (waiting === 2) open();
          return gate;
        };
        const answers = await Promise.all([here, there].map((desk) => desk.askCard(both.badge, freshUid())));
        expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
        // Encoded at the other bench while the keys were being derived: none are given.
        const late = await carded(house, 'late', 'printed');
        const card = freshUid();
        meanwhile = async () => {
          meanwhile = () => Promise.resolve();
          await house.central.admin.encodeBadge(late.badge, card);
        };
        expect(await there.card(late.badge, freshUid())).toMatchObject({
          verdict: 'badge-not-ready',
          badge: { state: 'encoded', uid: card },
        });
        // The card became somebody's meanwhile: whose it is, is said, and that it was.
        const next = await carded(house, 'next', 'printed');
        const other = await carded(house, 'other', 'printed');
        const taken = freshUid();
        meanwhile = async () => {
          meanwhile = () => Promise.resolve();
          await house.central.admin.encodeBadge(other.badge, taken);
        };
        expect(await there.card(next.badge, taken)).toMatchObject({
          verdict: 'card-taken',
          by: { badge: other.badge },
        });
        expect(await here.card(next.badge, freshUid())).toMatchObject({ verdict: 'encode' });
      } finally {
        await house.close();
      }
    });
  });
}

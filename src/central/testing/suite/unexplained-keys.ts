import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CardUid } from '../../../shared/domain/card-uid.ts';
import { openStore, type Store } from '../../store/store.ts';
import { openHouse, outcomeOf, type House, type MakeDatabase } from '../house.ts';
import { encodingSettings, OfficeDesk, staffProfile, studentProfile } from '../office-desk.ts';
import { carded, freshUid, Officer } from '../officer.ts';
import type { TestStation } from '../test-station.ts';

const { id, version } = studentProfile;
const served = { id, version };

/** A station that encodes with keys that central never gave it. */
export function unexplainedKeySuite(makeDatabase: MakeDatabase): void {
  describe('a card that was encoded', () => {
    let house: House;
    let store: Store;
    let office: TestStation;
    let desk: OfficeDesk;
    beforeAll(async () => {
      house = await openHouse(makeDatabase, { encoding: encodingSettings() });
      store = await openStore(house.databaseUrl);
      await house.central.admin.grantRole('mduran', 'card-office');
      office = await house.newStation('Service des badges', true);
      desk = await OfficeDesk.at(office, 'mduran');
    });
    afterAll(async () => {
      await store.close();
      await house.close();
    });
    let count = 0;
    const printed = () => carded(house, `k${(count += 1)}`, 'printed');
    const incidents = async () => {
      const stations = await house.central.admin.stations();
      return stations.find((one) => one.id === office.id)?.incidents ?? [];
    };
    /** Signs the encoding of a new badge on this card and delivers it, `times` times; answers what became of it, and of the list of incidents. */
    const encode = async (uid: CardUid, profile = served, times = 1) => {
      const { person, badge } = await printed();
      const before = (await incidents()).length;
      const signed = await new Officer(office, desk.visit).sign(person, 'badge.encode', {
        badge,
        uid,
        profile,
      });
      let outcome = '';
      for (let time = 0; time < times; time += 1) outcome = await outcomeOf(office, signed);
      return { outcome, noted: (await incidents()).slice(before).map(({ kind }) => kind) };
    };
    const applied = { outcome: 'applied', noted: [] };
    const flagged = { outcome: 'applied', noted: ['keys-not-released'] };

    it('without keys of central is flagged once, however often it is told, and loses nobody’s act', async () => {
      expect(await encode(freshUid(), served, 2)).toEqual(flagged);
      const last = (await house.central.admin.commands()).findLast(({ kind }) => kind === 'badge.encode');
      expect((await incidents()).at(-1)).toMatchObject({
        kind: 'keys-not-released',
        command_id: last?.id,
        sequence: last?.sequence,
      });
    });

    it('with the keys that central gave, just now or for a session without network, is not', async () => {
      const [now, offline] = [freshUid(), freshUid()];
      expect((await desk.card((await printed()).badge, now)).verdict).toBe('encode');
      expect(await encode(now)).toEqual(applied);
      expect((await desk.offline([offline])).cards).toHaveLength(1);
      expect(await encode(offline)).toEqual(applied);
    });

    it('with keys that another station was given is', async () => {
      const uid = freshUid();
      const other = await OfficeDesk.at(await house.newStation('Annexe', true), 'mduran');
      expect((await other.card((await printed()).badge, uid)).verdict).toBe('encode');
      expect(await encode(uid)).toEqual(flagged);
    });

    it('by a profile that has no keys is not', async () => {
      expect(await encode(freshUid(), { id: staffProfile.id, version: staffProfile.version })).toEqual(
        applied,
      );
    });

    it('by a profile whose keys were given before the configuration changed is', async () => {
      const before = { id, version: version - 1 };
      expect(await encode(freshUid(), before)).toEqual(applied); // for all that is known, it has none
      const uid = freshUid();
      await store.db
        .insertInto('key_releases')
        .values({
          ...{ id: randomUUID(), visit_id: desk.visit.visit, badge_id: null, uid },
          ...{ profile_id: id, profile_version: version - 1 },
          ...{ released_at: new Date(house.now).toISOString(), offline_until: null },
        })
        .execute();
      expect(await encode(uid, before)).toEqual(applied);
      expect(await encode(freshUid(), before)).toEqual(flagged);
    });

    it('and whose act is refused is said by the receipt alone', async () => {
      const uid = freshUid();
      expect(await encode(uid)).toEqual(flagged);
      const again = await encode(uid);
      expect(again.outcome).not.toBe('applied');
      expect(again.noted).toEqual([]);
    });
  });
}

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { paths } from '../../../shared/contract/central.ts';
import { identityFormat } from '../../../shared/domain/photo.ts';
import sharp from 'sharp';
import { openHouse, problemOf, type House, type MakeDatabase } from '../house.ts';
import { Moderator, qualities, rejected, submitPhoto } from '../queue.ts';
import type { TestStation } from '../test-station.ts';

const minute = 60_000;

/** Who sees which photos, for how long. */
export function moderationQueueSuite(makeDatabase: MakeDatabase): void {
  describe('the moderation queue', () => {
    let house: House;
    let office: TestStation;
    let second: TestStation;
    beforeAll(async () => {
      house = await openHouse(makeDatabase);
      office = await house.newStation('Service des badges', true);
      second = await house.newStation('Service des badges, 2', true);
      await house.central.admin.grantRole('mduran', 'moderator');
      await submitPhoto(house, 'llebo');
      await house.central.admin.grantRole('llebo', 'moderator');
    });
    afterAll(() => house.close());
    /** Every test begins with nothing that waits but what it submits: Léa's own photo and what others left is decided. */
    beforeEach(async () => {
      const { admin } = house.central;
      for (const { id } of await admin.people()) if (id !== house.lea) await admin.acceptPhoto(id);
    });
    const logins = (batch: { items: { person: { lastName: string } }[] }) =>
      batch.items.map(({ person }) => person.lastName.replace('Ruiz ', ''));

    it('is for those who were given the role, at a station of the office', async () => {
      const refused = '403 moderation.not-allowed';
      const atTheHall = await Moderator.at(house.station, 'mduran');
      expect(atTheHall.visit.account.roles).toBeUndefined();
      expect([problemOf(await atTheHall.count()), problemOf(await atTheHall.ask())]).toEqual([
        refused,
        refused,
      ]);
      expect(problemOf(await atTheHall.image('a'.repeat(64) as never))).toBe(refused);
      await submitPhoto(house, 'nobody');
      const withoutRole = await Moderator.at(office, 'nobody');
      expect(withoutRole.visit.account.roles).toEqual([]);
      expect([problemOf(await withoutRole.count()), problemOf(await withoutRole.ask())]).toEqual([
        refused,
        refused,
      ]);
      const moderator = await Moderator.at(office, 'mduran');
      expect(moderator.visit.account.roles).toEqual(['moderator']);
      expect((await moderator.count()).body).toEqual({ sure: 2, unsure: 0, poor: 0 });
    });

    it('opens to its own visit only, at its own station only', async () => {
      const moderator = await Moderator.at(office, 'mduran');
      const path = paths.moderation(moderator.visit.visit);
      const ask = (station: TestStation, bend: object) => station.ask('GET', path, undefined, bend);
      expect(problemOf(await ask(office, {}))).toBe('401 visit.none');
      expect(problemOf(await ask(second, { visit: moderator.visit.token }))).toBe('403 visit.foreign');
      const stranger = await second.visit('llebo');
      expect(problemOf(await ask(second, { visit: stranger.token }))).toBe('403 visit.foreign');
      house.now += 6 * minute;
      expect(problemOf(await moderator.count())).toBe('401 visit.expired');
    });

    it('gives the surest first, then the oldest, whole or of one class', async () => {
      for (const [login, quality] of [
        ['poor-1', qualities.poor],
        ['sure-1', qualities.sure],
        ['unsure-1', qualities.unsure],
        ['unmeasured', null],
        ['sure-2', qualities.sure],
      ] as const)
        await submitPhoto(house, login, quality);
      const moderator = await Moderator.at(office, 'mduran');
      const all = await moderator.take({ size: 20 });
      expect(logins(all)).toEqual(['Lebœuf-N’Guyên', 'sure-1', 'sure-2', 'unsure-1', 'unmeasured', 'poor-1']);
      expect(all.waiting).toEqual({ sure: 3, unsure: 2, poor: 1 });
      expect(all.items[1]).toMatchObject({
        person: { kind: 'student', number: 'n-sure-1' },
        source: 'camera',
        class: 'sure',
        quality: qualities.sure,
        previous: null,
      });
      expect(all.items[4]?.quality).toBeNull();
      const poor = await moderator.take({ class: 'poor', size: 20 });
      expect(logins(poor)).toEqual(['poor-1']);
      // What is of another class went back.
      const other = await Moderator.at(second, 'llebo');
      expect((await other.take({ size: 20 })).items).toHaveLength(4);
    });

    it('keeps the first of the queue when fewer are asked for than are in hand', async () => {
      for (const login of ['f1', 'f2', 'f3', 'f4', 'f5', 'f6'])
        await submitPhoto(house, login, qualities.poor);
      await submitPhoto(house, 'f-sure');
      const moderator = await Moderator.at(office, 'mduran');
      expect((await moderator.take({ size: 20 })).items).toHaveLength(8);
      expect(logins(await moderator.take({ size: 3 }))).toEqual(['Lebœuf-N’Guyên', 'f-sure', 'f1']);
    });

    it('never gives one photo to two moderators, nor a moderator their own', async () => {
      for (const login of ['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7']) await submitPhoto(house, login);
      const [marc, lea] = [await Moderator.at(office, 'mduran'), await Moderator.at(second, 'llebo')];
      const batches = await Promise.all(
        [marc, lea, marc, lea, marc, lea].map((one) => one.take({ size: 4 })),
      );
      const held = (index: number) => new Set(batches[index]?.items.map(({ photo }) => photo));
      for (const mine of [0, 2, 4]) {
        for (const theirs of [1, 3, 5])
          expect([...held(mine)].filter((photo) => held(theirs).has(photo))).toEqual([]);
      }
      expect(batches.flatMap(({ items }) => items).length).toBe(24);
      expect(batches.flatMap((batch, index) => (index % 2 === 1 ? logins(batch) : []))).not.toContain(
        'Lebœuf-N’Guyên',
      );
      // Léa’s own photo is in Marc’s hands or free, and in neither case in Léa’s numbers.
      expect((await lea.count()).body).toEqual({ sure: 4, unsure: 0, poor: 0 });
      expect((await marc.count()).body).toEqual({ sure: 4, unsure: 0, poor: 0 });
    });

    it('lets a photo go after five minutes, when it is skipped, and at the end of the visit', async () => {
      for (const login of ['b1', 'b2', 'b3']) await submitPhoto(house, login);
      const marc = await Moderator.at(office, 'mduran');
      const first = await marc.take({ size: 20 });
      const lea = await Moderator.at(second, 'llebo');
      expect((await lea.take()).items).toEqual([]);
      const skip = first.items
        .filter(({ person }) => person.lastName === 'Ruiz b1')
        .map(({ photo }) => photo);
      expect(logins(await marc.take({ size: 20, skip }))).not.toContain('b1');
      expect(logins(await lea.take())).toEqual(['b1']);
      house.now += 4 * minute;
      const again = await Moderator.at(second, 'llebo');
      expect(logins(await again.take())).toEqual(['b1']);
      house.now += minute;
      expect(logins(await again.take())).toEqual(['b1', 'b2', 'b3']);
      await second.ask('DELETE', paths.visit(again.visit.visit), undefined, { visit: again.visit.token });
      const next = await Moderator.at(office, 'mduran');
      expect(logins(await next.take())).toEqual(['Lebœuf-N’Guyên', 'b1', 'b2', 'b3']);
      // The next visit at the station ends the one before, and what it had in hand.
      await office.visit('llebo');
      expect(logins(await (await Moderator.at(second, 'llebo')).take())).toEqual(['b1', 'b2', 'b3']);
    });

    it('shows only the newest photo of a person; the one before it keeps its state', async () => {
      const older = await submitPhoto(house, 'c1', qualities.poor);
      const newer = await submitPhoto(house, 'c1', qualities.unsure);
      const marc = await Moderator.at(office, 'mduran');
      const batch = await marc.take({ size: 20 });
      expect(batch.items.map(({ photo }) => photo)).not.toContain(older.photo);
      expect(batch.items.map(({ photo }) => photo)).toContain(newer.photo);
      expect(batch.waiting).toEqual({ sure: 1, unsure: 1, poor: 0 });
      expect(await marc.decide(older)).toBe('moderation.superseded');
      expect(await marc.decide(newer, rejected())).toBe('applied');
      // A rejected photo does not bring the one before it back.
      expect((await marc.take({ size: 20 })).items.map(({ photo }) => photo)).not.toContain(older.photo);
      expect((await house.central.admin.photos(older.person)).map(({ state }) => state)).toEqual([
        'rejected',
        'submitted',
      ]);
    });

    it('shows the pictures that are in hand and those before them, and nobody else’s', async () => {
      const before = await submitPhoto(house, 'd1');
      await house.central.admin.acceptPhoto(before.person);
      await submitPhoto(house, 'd1', qualities.poor);
      const free = await submitPhoto(house, 'd2');
      const marc = await Moderator.at(office, 'mduran');
      const [item] = (await marc.take({ class: 'poor' })).items;
      if (item?.previous == null) throw new Error('no photo before');
      const [newest, older] = await house.central.admin.photos(before.person);
      const shown = await marc.image(item.image);
      expect(shown.headers.get('content-type')).toBe('image/jpeg');
      expect(shown.headers.get('cache-control')).toBe('no-store');
      expect(await sharp(shown.bytes).metadata()).toMatchObject({ format: 'jpeg', ...identityFormat });
      expect(shown.bytes).toEqual(newest?.images['identity-photo']);
      expect((await marc.image(item.previous.image)).bytes).toEqual(older?.images['identity-photo']);
      const lea = await Moderator.at(second, 'llebo');
      const [other] = (await lea.take()).items;
      expect(other?.photo).toBe(free.photo);
      const notThere = '404 central.not-found';
      expect(problemOf(await lea.image(item.image))).toBe(notThere);
      expect(problemOf(await marc.image(other?.image as never))).toBe(notThere);
      expect(await marc.decide({ person: item.person.id, photo: item.photo })).toBe('applied');
      expect(problemOf(await marc.image(item.image))).toBe(notThere);
    });

    it('closes at once to who loses the role, and at a station that is of the office no more', async () => {
      const { admin } = house.central;
      await submitPhoto(house, 'e1');
      const marc = await Moderator.at(office, 'mduran');
      const batch = await marc.take({ size: 20 });
      const revision = async () => (await admin.account(house.marc)).revision;
      const before = await revision();
      await admin.revokeRole('mduran', 'moderator');
      expect(problemOf(await marc.ask())).toBe('403 moderation.not-allowed');
      expect(problemOf(await marc.image(batch.items[0]?.image as never))).toBe('403 moderation.not-allowed');
      expect(await revision()).toBe(before + 1);
      const lea = await Moderator.at(second, 'llebo');
      expect(logins(await lea.take())).toEqual(['e1']);
      await admin.grantRole('mduran', 'moderator');
      expect((await marc.ask()).status).toBe(200);
      await admin.setOffice(second.id, false);
      expect(problemOf(await lea.ask())).toBe('403 moderation.not-allowed');
      expect(logins(await marc.take())).toContain('e1');
      await admin.setOffice(second.id, true);
      expect((await lea.ask()).status).toBe(200);
      expect(await admin.operators()).toMatchObject([
        { login: 'mduran', role: 'moderator', granted_by: 'administrator', revoked_at: null },
        { login: 'llebo', role: 'moderator', revoked_at: null },
        { login: 'mduran', role: 'moderator', revoked_by: 'administrator' },
      ]);
    });

    it.each([
      ['no size', { size: 0 }],
      ['too much', { size: 21 }],
      ['a class that there is not', { class: 'any' as never }],
      ['what is no photo', { skip: ['x' as never] }],
    ])('does not take %s', async (_what, request) => {
      const marc = await Moderator.at(office, 'mduran');
      expect(problemOf(await marc.ask(request))).toBe('400 visit.input-invalid');
    });
  });
}

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paths } from '../../../shared/contract/central.ts';
import type { BadgesTable } from '../../store/schema.ts';
import { CardUid } from '../../../shared/domain/card-uid.ts';
import type { BadgeId, PersonId } from '../../../shared/domain/ids.ts';
import { putPerson } from '../../people/add.ts';
import { purge } from '../../purge.ts';
import { openStore, type Store } from '../../store/store.ts';
import {
  encodedBadge,
  openHouse,
  outcomeOf,
  photos,
  problemOf,
  type House,
  type MakeDatabase,
} from '../house.ts';
import { OfficeDesk } from '../office-desk.ts';
import { submitPhoto } from '../queue.ts';
import type { TestStation } from '../test-station.ts';

const minute = 60_000;

/** What operators of the card office find, and who may look. */
export function officeSuite(makeDatabase: MakeDatabase): void {
  describe('the look-up of the card office', () => {
    let house: House;
    let store: Store;
    let office: TestStation;
    let desk: OfficeDesk;
    const lea = randomUUID() as BadgeId;
    beforeAll(async () => {
      house = await openHouse(makeDatabase);
      store = await openStore(house.databaseUrl);
      office = await house.newStation('Service des badges', true);
      await house.central.admin.grantRole('mduran', 'card-office');
      await encodedBadge(house, await house.station.visit('llebo'), lea, '04A1B2C3D4E580');
      desk = await OfficeDesk.at(office, 'mduran');
    });
    afterAll(async () => {
      await store.close();
      await house.close();
    });

    const person = (
      login: string,
      firstName: string,
      lastName: string,
      studentNumber: string | null = null,
    ) =>
      store.transaction(async (tx) => {
        const words = { firstName, lastName, login, universityEmail: 'a@b.fr', contactEmail: null };
        return (await putPerson(tx, { kind: 'student', ...words, studentNumber, staffNumber: null })).id;
      });
    let seconds = 0;
    const badgeOf = async (whose: PersonId, more: Partial<BadgesTable> = {}) => {
      seconds += 1;
      const at = new Date(Date.parse('2026-09-01T08:00:00Z') + seconds * 1000).toISOString();
      const id = randomUUID() as BadgeId;
      const row = {
        id,
        person_id: whose,
        kind: 'student',
        state: 'printed',
        motive: null,
        uid: null,
      } as const;
      await store.db
        .insertInto('badges')
        .values({ ...row, requested_at: at, changed_at: at, ...more })
        .execute();
      return id;
    };
    const found = async (search: Record<string, string>) =>
      (await desk.search(search)).badges.map(({ badge }) => badge);
    const consulted = () =>
      store.db.selectFrom('consultations').selectAll().orderBy('consulted_at').execute();

    it('is for those who were given the role, at a station of the office, in a visit of theirs', async () => {
      const refusals = async (who: OfficeDesk) =>
        new Set((await Promise.all(who.everything(lea))).map(problemOf));
      const refused = new Set(['403 office.not-allowed']);
      const { admin } = house.central;
      // Each sign-in ends the visit before it at the same station.
      const other = await house.newStation('Service des badges, 2', true);
      expect(await refusals(await OfficeDesk.at(house.station, 'mduran'))).toEqual(refused);
      expect(await refusals(await OfficeDesk.at(other, 'llebo'))).toEqual(refused);
      await admin.grantRole('llebo', 'moderator');
      const running = await OfficeDesk.at(other, 'llebo');
      expect(await refusals(running)).toEqual(refused);
      const { token } = running.visit;
      expect(await refusals(new OfficeDesk(office, { ...desk.visit, token }))).toEqual(
        new Set(['403 visit.foreign']),
      );
      await admin.grantRole('llebo', 'card-office');
      expect((await running.get(paths.bench(running.visit.visit))).status).toBe(200);
      await admin.revokeRole('llebo', 'card-office');
      expect(await refusals(running)).toEqual(refused);
      expect((await consulted()).length).toBe(0);
    });

    it('counts the printed badges', async () => {
      const { visit } = desk.visit;
      const before = (await desk.get(paths.bench(visit))).body as { printed: number };
      await badgeOf(await person('count', 'Ines', 'Compte'));
      expect((await desk.get(paths.bench(visit))).body).toEqual({ printed: before.printed + 1 });
    });

    it('finds a badge by its card and shows it with its holder and their photo', async () => {
      const { badges, more } = await desk.search({ by: 'uid', uid: '04A1B2C3D4E580' });
      expect(more).toBe(false);
      expect(badges).toMatchObject([
        {
          ...{ badge: lea, kind: 'student', state: 'encoded', motive: null, uid: '04A1B2C3D4E580' },
          holder: { id: house.lea, kind: 'student', firstName: 'Léa', number: '22001234' },
          deliveredAt: null,
        },
      ]);
      const answer = await desk.image(badges[0]?.photo ?? '');
      expect(answer.headers.get('content-type')).toBe('image/jpeg');
      expect(answer.bytes).toEqual((await photos())['identity-photo']);
      expect(await found({ by: 'uid', uid: '04A1B2C3D4E581' })).toEqual([]);
    });

    it('finds the present badge of a card, and one that was destroyed when there is no other', async () => {
      const whose = await person('cards', 'Ida', 'Carte');
      const old = await badgeOf(whose, { state: 'destroyed', uid: CardUid.parse('04112233') });
      expect(await found({ by: 'uid', uid: '04112233' })).toEqual([old]);
      const present = await badgeOf(whose, { state: 'encoded', uid: CardUid.parse('04112233') });
      expect(await found({ by: 'uid', uid: '04112233' })).toEqual([present]);
    });

    it('shows no photo but the one in force', async () => {
      const submitted = await submitPhoto(house, 'faces');
      const { admin } = house.central;
      await admin.acceptPhoto(submitted.person);
      const badge = await badgeOf(submitted.person);
      const before = (await desk.sheet(badge)).photo ?? '';
      await submitPhoto(house, 'faces');
      const waiting = (await admin.photos(submitted.person))[0]?.images['identity-photo'];
      expect(waiting).toBeDefined();
      expect((await desk.sheet(badge)).photo).toBe(before);
      expect((await desk.image(before)).status).toBe(200);
      await admin.acceptPhoto(submitted.person);
      expect((await desk.sheet(badge)).photo).not.toBe(before);
      expect(problemOf(await desk.image(before))).toBe('404 central.not-found');
    });

    it('understands what is printed: the badge, its European number, the number of its holder', async () => {
      const escn = '76b1c6a0-9dea-11f1-a711-002999859608';
      const whose = await person('codes', 'Cora', 'Code', '22-77/Z');
      const first = await badgeOf(whose, { escn });
      const second = await badgeOf(whose, { state: 'expired' });
      for (const code of [
        first,
        first.toUpperCase(),
        ` ${first}\r\n`,
        first.replaceAll('-', ''),
        `trombine:badge:${first}`,
        `urn:trombine:badge:${first}`,
        escn,
        escn.toUpperCase(),
        `https://esc.gg/${escn}`,
        `http://ESC.gg/${escn}/`,
        `esc.gg/${escn}?utm=1`,
      ])
        expect(await found({ by: 'code', code }), code).toEqual([first]);
      expect(await found({ by: 'code', code: '22-77/Z' })).toEqual([second, first]);
    });

    it.each([
      ['of another house', `https://example.org/${randomUUID()}`],
      ['that begins like a number', '22-77'],
      ['with a NUL in it', 'a\u0000b'],
      ['with half a character in it', 'a\ud800b'],
      ['that would be SQL', "' or '1'='1"],
      ['that is very long', '9'.repeat(512)],
    ])('finds nothing for a code %s', async (_what, code) => {
      expect(await desk.search({ by: 'code', code })).toEqual({ badges: [], more: false });
    });

    it('finds names as they are typed: beginnings of words, any order, any case, accents or not', async () => {
      const whose = await person('names', 'Anne-Zoë', 'de Kerbœuf-N’Guyên', '22ABC99');
      const badge = await badgeOf(whose);
      for (const text of [
        'anne nguyen',
        'NGUYÊN ann',
        "n'guyen anne-zoe",
        'zoe kerboeuf',
        'kerbœuf nguyen',
        'dekerbo annezoe',
        '22abc',
        '22ABC99 an',
      ])
        expect(await found({ by: 'name', text }), text).toEqual([badge]);
      for (const text of [
        'guyen marc',
        'oeuf anne',
        'anne nguyenx',
        '%%',
        '__',
        '-- ;',
        '\u0000\u0000',
        '👩‍🎓👩‍🎓',
      ])
        expect(await found({ by: 'name', text }), text).toEqual([]);
      await person('names', 'Anne-Zoë', 'Martinelli', '22ABC99');
      expect(await found({ by: 'name', text: 'zoe nguyen' })).toEqual([]);
      expect(await found({ by: 'name', text: 'zoe martinelli' })).toEqual([badge]);
    });

    it('shows printed badges first, then by name, and says when there are more', async () => {
      for (let index = 0; index < 22; index += 1) {
        const last = `Quenelle ${String.fromCharCode(90 - index)}`;
        await badgeOf(await person(`many-${index}`, 'Éva', last), {
          state: index % 2 === 0 ? 'printed' : 'expired',
        });
      }
      const { badges, more } = await desk.search({ by: 'name', text: 'quenelle' });
      expect([badges.length, more]).toEqual([20, true]);
      expect(badges.slice(0, 11).every(({ state }) => state === 'printed')).toBe(true);
      const names = badges.map(({ holder }) => holder.lastName);
      expect(names.slice(0, 11)).toEqual(names.slice(0, 11).toSorted());
      expect(names.slice(11)).toEqual(names.slice(11).toSorted());
      expect(await desk.search({ by: 'name', text: 'quenelle z' })).toMatchObject({ more: false });
    });

    it('finds people who have no badge yet', async () => {
      const id = await person('nobadge', 'Björk', 'Guðmundsdóttir', '22555');
      const wanted = { id, kind: 'student', firstName: 'Björk', lastName: 'Guðmundsdóttir', number: '22555' };
      expect(await desk.people('gudm bjo')).toEqual({ people: [wanted], more: false });
      expect(await found({ by: 'name', text: 'gudm bjo' })).toEqual([]);
      const path = paths.officePeople(desk.visit.visit);
      expect(problemOf(await desk.post(path, { by: 'code', code: '22555' }))).toBe('400 visit.input-invalid');
    });

    it('shows what became of a badge, who did it and where, the newest first', async () => {
      const visit = await house.station.visit('llebo');
      const command = await house.station.command(visit, 'badge.oppose', { badge: lea, motive: 'lost' });
      expect(await outcomeOf(house.station, command)).toBe('applied');
      await store.db
        .updateTable('badge_events')
        .set({ actor: `visit:${desk.visit.visit}`, station_id: office.id, note: 'au guichet' })
        .where('badge_id', '=', lea)
        .where('act', '=', 'encode')
        .execute();
      const other = await badgeOf(house.lea, { state: 'expired' });
      const sheet = await desk.sheet(lea);
      expect(sheet).toMatchObject({ badge: lea, state: 'opposed', motive: 'lost' });
      expect(sheet.others.map(({ badge }) => badge)).toEqual([other]);
      expect(sheet.history.map(({ act, role, actor, place }) => [act, role, actor, place])).toEqual([
        ['oppose', 'holder', null, 'Hall A'],
        ['encode', 'card-office', 'Marc Durand', 'Service des badges'],
        ['print', 'card-office', null, null],
        ['approve', 'moderator', null, null],
        ['request', 'holder', null, 'Hall A'],
      ]);
      expect(sheet.history[1]?.note).toBe('au guichet');
      expect(sheet.history[0]).toMatchObject({ from: 'encoded', to: 'opposed', motive: 'lost', note: null });
      const path = paths.officeBadge(desk.visit.visit, randomUUID() as BadgeId);
      expect(problemOf(await desk.get(path))).toBe('404 badge.none');
      expect(problemOf(await desk.get(path.slice(0, -1)))).toBe('400 visit.input-invalid');
    });

    it('writes down who was looked up, and forgets it after a year', async () => {
      await store.db.deleteFrom('consultations').execute();
      await desk.search({ by: 'uid', uid: '04A1B2C3D4E580' });
      await desk.sheet(lea);
      await desk.people('lebœuf léa');
      await desk.search({ by: 'name', text: 'nobody at all' });
      const rows = await consulted();
      const { visit } = desk.visit;
      expect(rows.map((row) => [row.visit_id, row.person_id, row.badge_id, row.way])).toEqual(
        expect.arrayContaining([
          [visit, house.lea, lea, 'uid'],
          [visit, house.lea, lea, 'sheet'],
          [visit, house.lea, null, 'people'],
        ]),
      );
      expect(rows.length).toBe(3);
      const day = 24 * 60 * minute;
      await purge({ store, clock: () => house.now + 364 * day });
      expect((await consulted()).length).toBe(3);
      await purge({ store, clock: () => house.now + 366 * day });
      expect(await consulted()).toEqual([]);
    });

    it.each([
      ['a UID in lower case', { by: 'uid', uid: '04a1b2c3d4e580' }],
      ['a random UID', { by: 'uid', uid: '08A1B2C3' }],
      ['an empty code', { by: 'code', code: '  ' }],
      ['a code without end', { by: 'code', code: 'x'.repeat(513) }],
      ['one letter', { by: 'name', text: 'a' }],
      ['a way of its own', { by: 'all' }],
    ])('does not take %s', async (_what, search) => {
      const answer = await desk.post(paths.officeBadges(desk.visit.visit), search);
      expect(problemOf(answer)).toBe('400 visit.input-invalid');
    });

    it('ends with the visit', async () => {
      house.now += 6 * minute;
      expect(new Set((await Promise.all(desk.everything(lea))).map(problemOf))).toEqual(
        new Set(['401 visit.expired']),
      );
    });
  });
}

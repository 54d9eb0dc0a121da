import { randomUUID, verify } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diversifyAes128 } from '../../../shared/card-crypto/diversify.ts';
import { paths } from '../../../shared/contract/central.ts';
import { EncodingRules, offlineLimits, signedText } from '../../../shared/contract/office.ts';
import type { BadgeId } from '../../../shared/domain/ids.ts';
import type { BadgeData } from '../../../shared/encoding/content.ts';
import { bytesOf } from '../../../shared/encoding/fields.ts';
import { listToPrint } from '../../cli/printing.ts';
import { openStore, type Store } from '../../store/store.ts';
import { openHouse, problemOf, requestedBadge, uid, type House, type MakeDatabase } from '../house.ts';
import { encodingSettings, masterKeys, OfficeDesk, staffProfile, studentProfile } from '../office-desk.ts';
import { submitPhoto } from '../queue.ts';
import type { TestStation } from '../test-station.ts';

/** Keys and fields for the encoding bench: for whom, for which card, and what is kept of it. */
export function encodingSuite(makeDatabase: MakeDatabase): void {
  describe('keys for the encoding bench', () => {
    let house: House;
    let store: Store;
    let hall: TestStation;
    let office: TestStation;
    let desk: OfficeDesk;
    const lea = randomUUID() as BadgeId;
    const card = '04AB12CD34EF80';
    let listed = '';
    beforeAll(async () => {
      house = await openHouse(makeDatabase, { encoding: encodingSettings() });
      house.now = Date.parse('2026-11-20T10:00:00Z');
      hall = await house.newStation('Hall B');
      store = await openStore(house.databaseUrl);
      office = await house.newStation('Service des badges', true);
      const { admin } = house.central;
      await admin.grantRole('mduran', 'card-office');
      await requestedBadge(hall, await hall.visit('llebo'), lea);
      await admin.acceptPhoto(house.lea);
      await admin.approveBadge(lea);
      desk = await OfficeDesk.at(office, 'mduran');
    });
    afterAll(async () => {
      await store.close();
      await house.close();
    });
    const releases = () => store.db.selectFrom('key_releases').selectAll().orderBy('released_at').execute();

    it('are told of to stations of the office only', async () => {
      expect(office.configuration.encoding).toEqual(
        EncodingRules.parse({
          profiles: { student: studentProfile, staff: staffProfile },
          afterwards: 'leave',
        }),
      );
      expect(hall.configuration.encoding).toBeUndefined();
    });

    it('are preceded by the European number, which the list for the printer has', async () => {
      const list = async () => {
        let data = '';
        const write = async (more: string) => void (data += more);
        const quiet = { say: () => undefined, warn: () => undefined, ended: () => Promise.resolve() };
        const world = { ...quiet, write, config: () => Promise.reject(new Error('no')), account: 'root' };
        await listToPrint(store, undefined, world, { pic: '999859608', prefix: 2 });
        return data;
      };
      const first = await list();
      expect(first).toMatch(/^badge,.*,escn\r\n/);
      listed = /[0-9a-f-]{24}002999859608/.exec(first)?.[0] ?? '';
      expect(first).toContain(`${lea},student,`);
      expect(listed).toHaveLength(36);
      expect(await list()).toBe(first);
    });

    it('are given for a printed badge only', async () => {
      expect(await desk.card(lea, card)).toMatchObject({
        verdict: 'badge-not-ready',
        badge: { badge: lea, state: 'approved' },
      });
      expect(problemOf(await desk.askCard(randomUUID(), card))).toBe('404 badge.none');
      expect(await releases()).toEqual([]);
      await house.central.admin.printBadge(lea);
    });

    it('are those of this one card, by AN10922, with what is written on it', async () => {
      const verdict = await desk.card(lea, card);
      if (verdict.verdict !== 'encode') throw new Error(verdict.verdict);
      const { secrets, fields } = verdict;
      const wanted = (master: string, key: number) =>
        Buffer.from(
          diversifyAes128(
            new Uint8Array(Buffer.from(master, 'hex')),
            new Uint8Array(Buffer.from(`${card}F585C00${key}5445535453`, 'hex')),
          ),
        )
          .toString('hex')
          .toUpperCase();
      expect(secrets).toEqual({
        uid: card,
        keys: { '0': wanted(masterKeys['0'], 0), '1': wanted(masterKeys['1'], 1) },
      });
      expect(fields).toEqual({
        studentNumber: '22001234',
        escn: listed,
        expiry: '2027-09-30',
        signature: expect.stringMatching(/^[0-9A-F]{128}$/) as string,
      });
      const [jwk] = office.configuration.receiptKeys;
      const signed = (text: string) =>
        verify(
          null,
          Buffer.from(text),
          { key: { ...jwk }, format: 'jwk' },
          Buffer.from(fields.signature ?? '', 'hex'),
        );
      expect(signed(signedText(lea, uid(card)))).toBe(true);
      expect(signed(signedText(lea, uid('04AB12CD34EF81')))).toBe(false);
      expect(bytesOf(studentProfile, fields as BadgeData).ok).toBe(true);
    });

    it('are written down, with who got them and never what they are', async () => {
      expect(await releases()).toEqual([
        {
          ...{ id: expect.any(String) as string, visit_id: desk.visit.visit, badge_id: lea, uid: card },
          ...{ profile_id: 'house-desfire', profile_version: 3, offline_until: null },
          released_at: new Date(house.now).toISOString(),
        },
      ]);
    });

    it('come with the same European number each time, and with a day of expiry that follows the calendar', async () => {
      const fields = async () => {
        const verdict = await desk.card(lea, card);
        return verdict.verdict === 'encode' ? verdict.fields : {};
      };
      const first = await fields();
      const before = house.now;
      house.now = Date.parse('2027-07-05T10:00:00Z');
      desk = await OfficeDesk.at(office, 'mduran');
      expect(await fields()).toMatchObject({ escn: first.escn, expiry: '2028-09-30' });
      house.now = before;
      desk = await OfficeDesk.at(office, 'mduran');
      expect(await fields()).toEqual(first);
      const escn = first.escn ?? '';
      expect((await desk.search({ by: 'code', code: `https://esc.gg/${escn}` })).badges[0]?.badge).toBe(lea);
    });

    it('are not given by another profile than the one that is served', async () => {
      const changed = { verdict: 'profile-changed' };
      expect(await desk.card(lea, card, { id: 'house-desfire', version: 2 })).toEqual(changed);
      expect(await desk.card(lea, card, staffProfile)).toEqual(changed);
    });

    it('are not given for a card that is somebody’s', async () => {
      const { person } = await submitPhoto(house, 'other');
      const other = randomUUID() as BadgeId;
      const row = { id: other, person_id: person, kind: 'student', state: 'active', motive: null } as const;
      const at = new Date(house.now).toISOString();
      await store.db
        .insertInto('badges')
        .values({ ...row, uid: uid('04FEDCBA'), requested_at: at, changed_at: at })
        .execute();
      expect(await desk.card(lea, '04FEDCBA')).toMatchObject({
        verdict: 'card-taken',
        by: { badge: other, state: 'active' },
      });
      expect(await desk.card(other, '04FEDCBA')).toMatchObject({ verdict: 'badge-not-ready' });
      const before = (await releases()).length;
      const { cards } = await desk.offline(['04FEDCBA', '0400AA01', '0400AA01']);
      expect(cards.map((one) => one.uid)).toEqual(['0400AA01']);
      expect((await releases()).length).toBe(before + 1);
      const change = (more: object) =>
        store.db.updateTable('badges').set(more).where('id', '=', other).execute();
      // A stolen card that is here again was not destroyed.
      await change({ state: 'destroyed', motive: 'stolen' });
      expect(await desk.card(lea, '04FEDCBA')).toMatchObject({
        verdict: 'card-taken',
        by: { badge: other, state: 'destroyed', motive: 'stolen' },
      });
      expect((await desk.offline(['04FEDCBA'])).cards).toEqual([]);
      await change({ motive: null });
      expect((await desk.card(lea, '04FEDCBA')).verdict).toBe('encode');
    });

    it('are given again for the very card that the badge is encoded on', async () => {
      await house.central.admin.encodeBadge(lea, uid(card));
      expect((await desk.card(lea, card)).verdict).toBe('encode');
      expect(await desk.card(lea, '0400AA01')).toMatchObject({ verdict: 'badge-not-ready' });
      house.now = Date.parse('2027-07-05T10:00:00Z');
      desk = await OfficeDesk.at(office, 'mduran');
      const verdict = await desk.card(lea, card);
      // It stands on the card already.
      expect(verdict).toMatchObject({ verdict: 'encode', fields: { expiry: '2027-09-30' } });
      house.now = Date.parse('2026-11-20T10:00:00Z');
      desk = await OfficeDesk.at(office, 'mduran');
    });

    it('are not given for a card that was set aside', async () => {
      const note = { note: 'bent', occurred_at: '', recorded_at: '' };
      const names = { command_id: randomUUID() as never, badge_id: lea, visit_id: desk.visit.visit };
      const dead = uid('04DEAD01');
      await store.db
        .insertInto('spoiled_cards')
        .values({ ...names, ...note, uid: dead, profile: '{}', station_id: office.id })
        .execute();
      const fresh = randomUUID() as BadgeId;
      const row = {
        id: fresh,
        person_id: house.lea,
        kind: 'student',
        state: 'printed',
        motive: null,
      } as const;
      const at = new Date(house.now).toISOString();
      await store.db
        .insertInto('badges')
        .values({ ...row, uid: null, requested_at: at, changed_at: at })
        .execute();
      expect(problemOf(await desk.askCard(fresh, dead))).toBe('409 encoding.card-dead');
      expect((await desk.offline([dead])).cards).toEqual([]);
    });

    it('are none for a profile that has none, and then nothing is written down', async () => {
      const badge = randomUUID() as BadgeId;
      await requestedBadge(hall, await hall.visit('mduran'), badge);
      await house.central.admin.acceptPhoto(house.marc);
      await house.central.admin.approveBadge(badge);
      await house.central.admin.printBadge(badge);
      const before = await releases();
      expect(await desk.card(badge, '0400BB02', staffProfile)).toEqual({
        verdict: 'encode',
        secrets: { uid: '0400BB02', keys: {} },
        fields: {},
      });
      expect(await releases()).toEqual(before);
    });

    it('can be taken along for a session without network: of the cards that are named, for a day', async () => {
      const uids = Array.from(
        { length: offlineLimits.cards },
        (_one, index) => `04${index.toString(16).padStart(6, '0').toUpperCase()}B0B1B2B3B4B5`,
      );
      const answer = await desk.offline(uids);
      expect(answer.cards.map((one) => one.uid)).toEqual(uids);
      expect(answer).toMatchObject({
        profile: { id: 'house-desfire', version: 3 },
        expiresAt: new Date(house.now + offlineLimits.lasts).toISOString(),
        uses: offlineLimits.uses,
      });
      expect(new Set(answer.cards.map((one) => one.keys['0'])).size).toBe(uids.length);
      const kept = await store.db
        .selectFrom('key_releases')
        .select(['uid', 'badge_id', 'visit_id'])
        .where('offline_until', '=', answer.expiresAt)
        .execute();
      const mine = kept.filter((row) => row.visit_id === desk.visit.visit && row.badge_id === null);
      expect(new Set(mine.map((row) => row.uid))).toEqual(expect.objectContaining(new Set(uids)));
      expect(problemOf(await desk.askOffline([...uids, '04000001']))).toMatch(/^(400|413) /);
      expect(problemOf(await desk.askOffline([]))).toBe('400 visit.input-invalid');
      expect(problemOf(await desk.askOffline(['0400AA01'], { id: 'house-desfire', version: 9 }))).toBe(
        '409 bench.profile-changed',
      );
    });

    it('leave no master key in an answer, the log or the database', async () => {
      const answers = await Promise.all(desk.everything(lea, card));
      const said = answers.map(({ bytes }) => Buffer.from(bytes).toString('utf8')).join();
      const kept = JSON.stringify(
        await Promise.all(
          (['key_releases', 'consultations', 'badges', 'badge_events'] as const).map((table) =>
            store.db.selectFrom(table).selectAll().execute(),
          ),
        ),
      );
      const verdict = await desk.card(lea, card);
      const derived = verdict.verdict === 'encode' ? Object.values(verdict.secrets.keys) : [];
      expect(derived.length).toBe(2);
      for (const text of [said, kept, house.log.join('')]) {
        for (const hex of Object.values(masterKeys)) expect(text.toUpperCase()).not.toContain(hex);
      }
      for (const hex of derived) {
        expect(said).toContain(hex);
        expect(kept).not.toContain(hex);
        expect(house.log.join('')).not.toContain(hex);
      }
      expect(house.log.join('')).not.toContain(card);
    });

    it.each([
      ['a UID in lower case', { badge: lea, uid: card.toLowerCase(), profile: { id: 'x', version: 1 } }],
      ['a random UID', { badge: lea, uid: '08AABBCC', profile: { id: 'x', version: 1 } }],
      ['no profile', { badge: lea, uid: card }],
      ['a badge that is none', { badge: 'x', uid: card, profile: { id: 'x', version: 1 } }],
    ])('are not given for %s', async (_what, body) => {
      const answer = await desk.post(paths.benchCards(desk.visit.visit), body);
      expect(problemOf(answer)).toBe('400 visit.input-invalid');
    });
  });

  describe('keys that cannot be had', () => {
    it('are said to be unavailable or refused, and nothing is written down as given', async () => {
      const settings = encodingSettings();
      let trouble: 'no-answer' | 'refused' | null = null;
      const { keys } = settings;
      if (keys === null || !('derive' in keys)) throw new Error('keys in memory are expected');
      const bent = {
        ...keys,
        derive: (asked: Parameters<typeof keys.derive>[0]) =>
          trouble === null ? keys.derive(asked) : Promise.resolve({ ok: false as const, error: trouble }),
      };
      const house = await openHouse(makeDatabase, { encoding: { ...settings, keys: bent } });
      try {
        const office = await house.newStation('Office', true);
        await house.central.admin.grantRole('mduran', 'card-office');
        const badge = randomUUID() as BadgeId;
        await requestedBadge(house.station, await house.station.visit('llebo'), badge);
        await house.central.admin.acceptPhoto(house.lea);
        await house.central.admin.approveBadge(badge);
        await house.central.admin.printBadge(badge);
        const desk = await OfficeDesk.at(office, 'mduran');
        trouble = 'no-answer';
        expect(problemOf(await desk.askCard(badge, '04AB12CD'))).toBe('503 encoding.keys-unavailable');
        trouble = 'refused';
        expect(problemOf(await desk.askCard(badge, '04AB12CD'))).toBe('502 encoding.keys-refused');
        expect(problemOf(await desk.askOffline(['04AB12CD']))).toBe('502 encoding.keys-refused');
        trouble = null;
        expect((await desk.card(badge, '04AB12CD')).verdict).toBe('encode');
      } finally {
        await house.close();
      }
    });

    it('are nobody’s where nothing is encoded', async () => {
      const house = await openHouse(makeDatabase);
      try {
        const office = await house.newStation('Office', true);
        await house.central.admin.grantRole('mduran', 'card-office');
        const desk = await OfficeDesk.at(office, 'mduran');
        expect(office.configuration.encoding).toBeUndefined();
        expect(problemOf(await desk.askCard(randomUUID(), '04AB12CD'))).toBe('409 bench.no-profile');
        expect(problemOf(await desk.askOffline(['04AB12CD']))).toBe('409 bench.no-profile');
      } finally {
        await house.close();
      }
    });
  });
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Store } from '../../store/store.ts';
import { outcomeOf, type House, type MakeDatabase } from '../house.ts';
import {
  freshUid,
  handsOf,
  newBadge,
  newcomer,
  Officer,
  openCardOffice,
  profile,
  type Carded,
  type CardOffice,
} from '../officer.ts';
import type { TestStation } from '../test-station.ts';

const note = 'Vu avec la personne.';

/** What the card office does with cards: it encodes them, sets them aside, replaces badges. */
export function officeCardSuite(makeDatabase: MakeDatabase): void {
  describe('the card office, with cards', () => {
    let house: House;
    let store: Store;
    let office: TestStation;
    let marc: Officer;
    let desk: CardOffice;
    beforeAll(async () => {
      desk = await openCardOffice(makeDatabase);
      ({ house, store, office, marc } = desk);
    });
    afterAll(() => desk.close());
    const { login, someone, rowOf, report, holder, encode } = handsOf(() => desk);

    describe('encodes', () => {
      it('a printed badge, and keeps its card, its profile and who did it where', async () => {
        const ana = await someone('printed');
        const uid = freshUid();
        const signed = await marc.sign(ana.person, 'badge.encode', { badge: ana.badge, uid, profile });
        expect(await outcomeOf(office, signed)).toBe('applied');
        expect(await rowOf(ana.badge)).toMatchObject({
          ...{ state: 'encoded', uid, encoded_profile: JSON.stringify(profile) },
          changed_at: signed.command.occurredAt,
        });
        expect((await report(ana)).events.at(-1)).toMatchObject({
          ...{ act: 'encode', from_state: 'printed', to_state: 'encoded', role: 'card-office' },
          ...{ actor: `visit:${marc.visit.visit}`, station_id: office.id, command_id: signed.command.id },
        });
      });

      it('the same card again without any effect on the badge, active or not', async () => {
        const ana = await someone('printed');
        const uid = freshUid();
        await encode(ana, uid);
        const [before, { events }] = [await rowOf(ana.badge), await report(ana)];
        const { revision } = await house.central.admin.account(ana.person);
        expect(await encode(ana, uid)).toBe('applied');
        expect(await rowOf(ana.badge)).toEqual(before);
        expect((await report(ana)).events).toEqual(events);
        expect((await house.central.admin.account(ana.person)).revision).toBe(revision);
        const next = { ...profile, version: 2 };
        expect(await marc.act(ana.person, 'badge.encode', { badge: ana.badge, uid, profile: next })).toBe(
          'applied',
        );
        expect(await rowOf(ana.badge)).toEqual({ ...before, encoded_profile: JSON.stringify(next) });
        await marc.act(ana.person, 'badge.activate', { badge: ana.badge, uid });
        expect(await encode(ana, uid)).toBe('applied');
        expect(await rowOf(ana.badge)).toMatchObject({ state: 'active', uid });
      });

      it('nothing that is not printed, and says what the bench must know', async () => {
        const asked = await someone('requested');
        expect(await encode(asked)).toBe('bench.badge-not-printed');
        const approved = await someone('approved');
        expect(await encode(approved)).toBe('bench.badge-not-printed');
        const active = await someone('active');
        expect(await encode(active)).toBe('bench.badge-has-card');
        await holder(active, 'badge.oppose', { badge: active.badge, motive: 'stolen' });
        // Not even with its own card: nothing brings it back as a side effect.
        expect(await encode(active, active.uid)).toBe('bench.badge-opposed');
        expect(await marc.act(active.person, 'badge.destroy', { badge: active.badge, note })).toBe('applied');
        expect(await encode(active, active.uid)).toBe('bench.badge-over');
        expect(await encode({ ...asked, badge: newBadge() })).toBe('badge.none');
      });

      it('one card for one badge, when two stations do it at the same moment, too', async () => {
        const active = await someone('active');
        const ana = await someone('printed');
        expect(await encode(ana, active.uid)).toBe('badge.uid-taken');
        const other = await house.newStation('Service des badges, 2', true);
        const second = await Officer.at(other, 'mduran');
        for (let round = 0; round < 4; round += 1) {
          const [one, two, uid] = [await someone('printed'), await someone('printed'), freshUid()];
          const outcomes = await Promise.all([
            encode(one, uid),
            second.act(two.person, 'badge.encode', { badge: two.badge, uid, profile }),
          ]);
          expect(outcomes.toSorted()).toEqual(['applied', 'badge.uid-taken']);
        }
      });

      it('and activates, when its rules say so', async () => {
        const ana = await someone('printed');
        const uid = freshUid();
        await encode(ana, uid);
        const activation = { badge: ana.badge, uid: freshUid() };
        expect(await marc.act(ana.person, 'badge.activate', activation)).toBe('badge.uid-mismatch');
        expect(await marc.act(ana.person, 'badge.activate', { badge: ana.badge, uid })).toBe('applied');
        expect((await report(ana)).events.at(-1)).toMatchObject({ act: 'activate', role: 'card-office' });
      });
    });

    describe('takes for nobody’s', () => {
      const gone = async (motive: 'lost' | 'stolen' | 'faulty', last: 'oppose' | 'expire' = 'oppose') => {
        const ana = await someone('active');
        await holder(ana, 'badge.oppose', { badge: ana.badge, motive });
        if (last === 'expire')
          await store.db
            .updateTable('badges')
            .set({ state: 'expired' })
            .where('id', '=', ana.badge)
            .execute();
        expect(await marc.act(ana.person, 'badge.destroy', { badge: ana.badge, note })).toBe('applied');
        return ana;
      };

      it.each(['lost', 'stolen'] as const)(
        'no card that was %s and then said to be destroyed: it lies here, so it was not',
        async (motive) => {
          for (const last of ['oppose', 'expire'] as const) {
            const { uid, person } = await gone(motive, last);
            const accreditation = { badge: newBadge(), kind: 'student', uid, note } as const;
            for (const whose of [await newcomer(house, login()), person])
              expect(await marc.act(whose, 'badge.accredit', accreditation)).toBe('badge.uid-taken');
            expect(await encode(await someone('printed'), uid)).toBe('badge.uid-taken');
            const printed = await someone('printed');
            expect(await house.central.admin.encodeBadge(printed.badge, uid)).toEqual({
              ...{ ok: false, error: 'badge.uid-taken' },
            });
          }
        },
      );

      it('the card of a badge that was given back and destroyed', async () => {
        const { uid } = await gone('faulty');
        expect(await encode(await someone('printed'), uid)).toBe('applied');
      });

      it('no card that was set aside, at central’s own console either', async () => {
        const [dead, printed] = [freshUid(), await someone('printed')];
        const payload = { badge: printed.badge, uid: dead, profile, note };
        expect(await marc.act(printed.person, 'badge.spoil', payload)).toBe('applied');
        const other = await someone('printed');
        expect(await house.central.admin.encodeBadge(other.badge, dead)).toEqual({
          ...{ ok: false, error: 'encoding.card-dead' },
        });
      });
    });

    describe('sets a half-written card aside', () => {
      it('for good: the badge is printed again, the card is never one any more', async () => {
        const ana = await someone('printed');
        const uid = freshUid();
        const payload = { badge: ana.badge, uid, profile, note: 'Illisible.' };
        expect(await marc.act(ana.person, 'badge.spoil', payload)).toBe('applied');
        expect(await rowOf(ana.badge)).toMatchObject({ state: 'approved', uid: null });
        expect((await report(ana)).events.at(-1)).toMatchObject({ act: 'spoil', note: 'Illisible.' });
        expect(
          await store.db.selectFrom('spoiled_cards').selectAll().where('uid', '=', uid).execute(),
        ).toMatchObject([
          { badge_id: ana.badge, visit_id: marc.visit.visit, station_id: office.id, note: 'Illisible.' },
        ]);
        await house.central.admin.printBadge(ana.badge);
        expect(await encode(ana, uid)).toBe('encoding.card-dead');
        const person = await newcomer(house, login());
        const accreditation = { badge: newBadge(), kind: 'student', uid, note } as const;
        expect(await marc.act(person, 'badge.accredit', accreditation)).toBe('encoding.card-dead');
        expect(await encode(ana)).toBe('applied');
      });

      it('and forgets none when the badge has gone on with another card', async () => {
        const ana = await someone('printed');
        const [dead, good] = [freshUid(), freshUid()];
        await encode(ana, good);
        const before = await rowOf(ana.badge);
        const spoil = (uid: typeof dead) =>
          marc.act(ana.person, 'badge.spoil', { badge: ana.badge, uid, profile, note });
        expect(await spoil(dead)).toBe('applied');
        expect(await rowOf(ana.badge)).toEqual(before);
        expect(await encode(await someone('printed'), dead)).toBe('encoding.card-dead');
        // Somebody's badge in use is spoiled by no word.
        const active = await someone('active');
        expect(await spoil(active.uid)).toBe('badge.uid-taken');
        const own = { badge: active.badge, uid: active.uid, profile, note };
        expect(await marc.act(active.person, 'badge.spoil', own)).toBe('badge.act-not-allowed');
        // A second pass killed the card of the encoded badge: it is not encoded any more.
        expect(await spoil(good)).toBe('applied');
        expect(await rowOf(ana.badge)).toMatchObject({ state: 'approved', uid: null, encoded_profile: null });
      });
    });

    describe('replaces', () => {
      const replace = (
        of: Carded,
        replacement = newBadge(),
        motive: 'lost' | 'stolen' | 'faulty' = 'faulty',
      ) => marc.act(of.person, 'badge.replace', { badge: of.badge, replacement, motive, note });

      it('an active badge: opposed, and the next one approved, with who, why and where on both', async () => {
        const ana = await someone('active');
        const replacement = newBadge();
        const payload = { badge: ana.badge, replacement, motive: 'stolen', note } as const;
        const signed = await marc.sign(ana.person, 'badge.replace', payload);
        expect(await outcomeOf(office, signed)).toBe('applied');
        expect(await outcomeOf(office, signed)).toBe('applied');
        expect(await report(ana)).toMatchObject({ state: 'opposed', motive: 'stolen' });
        expect((await report(ana)).events.at(-1)).toMatchObject({ act: 'oppose', motive: 'stolen', note });
        const next = await report({ ...ana, badge: replacement });
        expect(next).toMatchObject({ state: 'approved', kind: 'student', uid: null });
        expect(next.events).toMatchObject([
          { act: 'request', role: 'card-office', note, command_id: signed.command.id, station_id: office.id },
          { act: 'approve', role: 'card-office', command_id: signed.command.id },
        ]);
        expect(await house.central.admin.badges(ana.person)).toHaveLength(2);
      });

      it('an opposed badge, whose motive stays, and an expired one', async () => {
        const ana = await someone('active');
        await holder(ana, 'badge.oppose', { badge: ana.badge, motive: 'stolen' });
        const { events } = await report(ana);
        expect(await replace(ana)).toBe('applied');
        expect(await report(ana)).toMatchObject({ state: 'opposed', motive: 'stolen', events });
        const ben = await someone('encoded');
        await store.db.updateTable('badges').set({ state: 'expired' }).where('id', '=', ben.badge).execute();
        expect(await replace(ben)).toBe('applied');
        expect((await report(ben)).state).toBe('expired');
      });

      it('a printed and an encoded badge, which no more hold the next one up', async () => {
        for (const state of ['printed', 'encoded'] as const) {
          const ana = await someone(state);
          expect(await replace(ana)).toBe('applied');
          expect((await report(ana)).state).toBe('opposed');
        }
      });

      it('without a photo to print asks for the next one, and leaves it there', async () => {
        const ana = await someone('active');
        await store.db
          .updateTable('photos')
          .set({ state: 'rejected' })
          .where('person_id', '=', ana.person)
          .execute();
        const replacement = newBadge();
        expect(await replace(ana, replacement)).toBe('applied');
        expect((await report({ ...ana, badge: replacement })).state).toBe('requested');
      });

      it('for staff, whose photo the office certifies', async () => {
        const person = await newcomer(house, login(), 'staff');
        const badge = newBadge();
        const uid = freshUid();
        await marc.act(person, 'badge.accredit', { badge, kind: 'staff', uid, note });
        expect(await replace({ login: '', person, badge })).toBe('applied');
        expect((await house.central.admin.badges(person)).map(({ state }) => state).toSorted()).toEqual([
          'opposed',
          'requested',
        ]);
      });

      it('nothing at all when one part of it cannot be', async () => {
        const ana = await someone('active');
        expect(await replace(ana, ana.badge)).toBe('badge.already-requested');
        expect((await report(ana)).state).toBe('active');
        // A second request beside one that is on its way: the opposed badge was replaced already.
        expect(await replace(ana)).toBe('applied');
        expect(await replace(ana)).toBe('badge.already-requested');
        expect(await house.central.admin.badges(ana.person)).toHaveLength(2);
        for (const state of ['requested', 'approved'] as const) {
          const ben = await someone(state);
          expect(await replace(ben)).toBe('badge.act-not-allowed');
          expect(await house.central.admin.badges(ben.person)).toHaveLength(1);
        }
      });

      it('once, when two operators do it at the same moment', async () => {
        const second = await Officer.at(await house.newStation('Service des badges, 3', true), 'mduran');
        for (let round = 0; round < 4; round += 1) {
          const ana = await someone('active');
          const payload = () =>
            ({ badge: ana.badge, replacement: newBadge(), motive: 'lost', note }) as const;
          const outcomes = await Promise.all([
            marc.act(ana.person, 'badge.replace', payload()),
            second.act(ana.person, 'badge.replace', payload()),
          ]);
          expect(outcomes.toSorted()).toEqual(['applied', 'badge.already-requested']);
          expect(await house.central.admin.badges(ana.person)).toHaveLength(2);
        }
      });
    });
  });
}

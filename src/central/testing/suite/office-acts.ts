import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomUUID } from 'node:crypto';
import type { CommandKind, Payload } from '../../../shared/contract/command.ts';
import { type PersonId } from '../../../shared/domain/ids.ts';
import { outcomeOf, type House, type MakeDatabase } from '../house.ts';
import {
  freshUid,
  handsOf,
  newBadge,
  newcomer,
  Officer,
  openCardOffice,
  profile,
  type CardOffice,
} from '../officer.ts';
import type { TestStation } from '../test-station.ts';

const note = 'Vu avec la personne.';

/** What the card office does to badges of others, by commands. */
export function officeActSuite(makeDatabase: MakeDatabase): void {
  describe('the card office', () => {
    let house: House;
    let office: TestStation;
    let marc: Officer;
    let desk: CardOffice;
    beforeAll(async () => {
      desk = await openCardOffice(makeDatabase);
      ({ house, office, marc } = desk);
    });
    afterAll(() => desk.close());
    const { login, someone, rowOf, report, holder, encode } = handsOf(() => desk);

    describe('acts', () => {
      it('only with the role in force now, at a station of the office, on badges of whom it names', async () => {
        const ana = await someone('printed');
        const ben = await someone('printed');
        const payload = { badge: ana.badge, uid: freshUid(), profile };
        const atTheHall = await Officer.at(house.station, 'mduran');
        expect(await atTheHall.act(ana.person, 'badge.encode', payload)).toBe('office.not-allowed');
        await house.central.admin.grantRole(ben.login, 'moderator');
        const moderator = await Officer.at(office, ben.login);
        expect(await moderator.act(ana.person, 'badge.encode', payload)).toBe('office.not-allowed');
        expect(await marc.act(ben.person, 'badge.encode', payload)).toBe('badge.not-yours');
        expect(await marc.act(randomUUID() as PersonId, 'badge.encode', payload)).toBe('badge.not-yours');
        const late = await marc.sign(ana.person, 'badge.encode', payload);
        await house.central.admin.revokeRole('mduran', 'card-office');
        expect(await outcomeOf(office, late)).toBe('office.not-allowed');
        await house.central.admin.grantRole('mduran', 'card-office');
        expect((await rowOf(ana.badge)).state).toBe('printed');
        expect(await marc.act(ana.person, 'badge.encode', payload)).toBe('applied');
      });

      it('are no holder’s and no moderator’s, and the office does none of theirs', async () => {
        const ana = await someone('active');
        const visit = await house.station.visit(ana.login);
        const refused = async <K extends CommandKind>(kind: K, payload: Payload<K>, role: string) => {
          const actor = { role, visit: visit.visit };
          return outcomeOf(house.station, await house.station.command(visit, kind, payload, { actor }));
        };
        const { badge, uid } = ana;
        const acts = [
          await refused('badge.encode', { badge, uid, profile }, 'holder'),
          await refused('badge.spoil', { badge, uid, profile, note }, 'holder'),
          await refused('badge.replace', { badge, replacement: newBadge(), motive: 'lost', note }, 'holder'),
          await refused('badge.deliver', { badge }, 'holder'),
          await refused('badge.destroy', { badge, note }, 'holder'),
          await refused('badge.accredit', { badge: newBadge(), kind: 'student', uid, note }, 'holder'),
          await refused('badge.oppose', { badge, motive: 'lost', note }, 'moderator'),
          await refused('badge.reinstate', { badge, uid, note }, 'moderator'),
          await marc.act(ana.person, 'badge.request', { badge, kind: 'student', certified: true }),
        ];
        expect(new Set(acts)).toEqual(new Set(['visit.act-not-allowed']));
        expect((await report(ana)).state).toBe('active');
      });

      it('leave the operator’s own badge to a colleague', async () => {
        const eve = await someone('active');
        await house.central.admin.grantRole(eve.login, 'card-office');
        const own = await Officer.at(office, eve.login);
        const { person, badge, uid } = eve;
        expect(
          await own.act(person, 'badge.replace', { badge, replacement: newBadge(), motive: 'faulty', note }),
        ).toBe('office.own-badge');
        expect(await own.act(person, 'badge.oppose', { badge, motive: 'stolen', note })).toBe('applied');
        expect(await own.act(person, 'badge.reinstate', { badge, uid, note })).toBe('office.own-badge');
        expect(await own.act(person, 'badge.deliver', { badge })).toBe('office.own-badge');
        expect(await own.act(person, 'badge.destroy', { badge, note })).toBe('office.own-badge');
        const accreditation = { badge: newBadge(), kind: 'student', uid: freshUid(), note } as const;
        expect(await own.act(person, 'badge.accredit', accreditation)).toBe('office.own-badge');
        expect((await report(eve)).state).toBe('opposed');
        expect(await marc.act(person, 'badge.reinstate', { badge, uid, note })).toBe('applied');
      });
    });

    describe('opposes and reinstates', () => {
      it('in words that are kept', async () => {
        const ana = await someone('active');
        const { person, badge, uid } = ana;
        expect(await marc.act(person, 'badge.oppose', { badge, motive: 'stolen' })).toBe(
          'badge.note-missing',
        );
        expect(await marc.act(person, 'badge.oppose', { badge, motive: 'stolen', note })).toBe('applied');
        expect(await marc.act(person, 'badge.reinstate', { badge, uid })).toBe('badge.note-missing');
        const wrong = { badge, uid: freshUid(), note };
        expect(await marc.act(person, 'badge.reinstate', wrong)).toBe('badge.uid-mismatch');
        expect(await marc.act(person, 'badge.reinstate', { badge, uid, note: 'Retrouvé.' })).toBe('applied');
        expect((await report(ana)).events.slice(-2)).toMatchObject([
          { act: 'oppose', motive: 'stolen', note, role: 'card-office', station_id: office.id },
          { act: 'reinstate', motive: null, note: 'Retrouvé.', actor: `visit:${marc.visit.visit}` },
        ]);
        expect(await marc.act(person, 'badge.reinstate', { badge, uid, note })).toBe('badge.already-active');
      });

      it('and the holder lifts the opposition of a lost badge only, the badge in hand', async () => {
        const ana = await someone('active');
        const { badge, uid } = ana;
        expect(await holder(ana, 'badge.reinstate', { badge, uid })).toBe('badge.already-active');
        await holder(ana, 'badge.oppose', { badge, motive: 'lost' });
        const ben = await someone('active');
        expect(await holder(ben, 'badge.reinstate', { badge, uid })).toBe('badge.not-yours');
        const wrong = { badge, uid: freshUid() };
        expect(await holder(ana, 'badge.reinstate', wrong)).toBe('badge.uid-mismatch');
        expect(await holder(ana, 'badge.reinstate', { badge, uid })).toBe('applied');
        expect(await rowOf(badge)).toMatchObject({ state: 'active', motive: null });
        for (const motive of ['stolen', 'faulty'] as const) {
          const cai = await someone('active');
          await holder(cai, 'badge.oppose', { badge: cai.badge, motive });
          const own = { badge: cai.badge, uid: cai.uid };
          expect(await holder(cai, 'badge.reinstate', own)).toBe('badge.act-not-allowed');
          expect(await holder(cai, 'badge.activate', own)).toBe('badge.act-not-allowed');
        }
      });

      it('no badge that never had a card', async () => {
        const ana = await someone('printed');
        const { person, badge } = ana;
        expect(await marc.act(person, 'badge.oppose', { badge, motive: 'lost', note })).toBe('applied');
        const uid = freshUid();
        expect(await marc.act(person, 'badge.reinstate', { badge, uid, note })).toBe('badge.uid-mismatch');
        expect(await holder(ana, 'badge.reinstate', { badge, uid })).toBe('badge.uid-mismatch');
      });
    });

    it('hands a badge over: the first date stays, and nothing else moves', async () => {
      const ana = await someone('printed');
      expect(await marc.act(ana.person, 'badge.deliver', { badge: ana.badge })).toBe('badge.act-not-allowed');
      const uid = freshUid();
      await encode(ana, uid);
      const before = await rowOf(ana.badge);
      const given = await marc.sign(ana.person, 'badge.deliver', { badge: ana.badge, note });
      expect(await outcomeOf(office, given)).toBe('applied');
      expect(await rowOf(ana.badge)).toEqual({ ...before, delivered_at: given.command.occurredAt });
      await marc.act(ana.person, 'badge.activate', { badge: ana.badge, uid });
      const active = await rowOf(ana.badge);
      house.now += 1000;
      expect(await marc.act(ana.person, 'badge.deliver', { badge: ana.badge })).toBe('applied');
      expect(await rowOf(ana.badge)).toEqual(active);
      await marc.act(ana.person, 'badge.oppose', { badge: ana.badge, motive: 'lost', note });
      // Delivering never brings a badge back.
      expect(await marc.act(ana.person, 'badge.deliver', { badge: ana.badge })).toBe('badge.act-not-allowed');
      expect((await report(ana)).events.filter(({ act }) => act === 'deliver')).toMatchObject([
        { from_state: 'encoded', to_state: 'encoded', note },
        { from_state: 'active', to_state: 'active', note: null },
      ]);
    });

    it('destroys a badge that does not work, and nothing happens to it after that', async () => {
      const ana = await someone('active');
      const { person, badge, uid } = ana;
      const destroy = () => marc.act(person, 'badge.destroy', { badge, note });
      expect(await destroy()).toBe('badge.act-not-allowed');
      await marc.act(person, 'badge.oppose', { badge, motive: 'faulty', note });
      expect(await destroy()).toBe('applied');
      expect((await report(ana)).events.at(-1)).toMatchObject({ act: 'destroy', note });
      const after = [
        await destroy(),
        await marc.act(person, 'badge.reinstate', { badge, uid, note }),
        await marc.act(person, 'badge.activate', { badge, uid }),
        await marc.act(person, 'badge.deliver', { badge }),
        await marc.act(person, 'badge.replace', { badge, replacement: newBadge(), motive: 'lost', note }),
      ];
      expect(new Set(after)).toEqual(new Set(['badge.act-not-allowed']));
      expect(await rowOf(badge)).toMatchObject({ state: 'destroyed', uid, motive: 'faulty' });
    });

    it('calls a loss a theft once it is known, by itself or with a replacement; its holder lifts it no more', async () => {
      for (const kind of ['badge.oppose', 'badge.replace'] as const) {
        const ana = await someone('active');
        const { person, badge, uid } = ana;
        await holder(ana, 'badge.oppose', { badge, motive: 'lost' });
        const said = { badge, motive: 'stolen', note } as const;
        const how =
          kind === 'badge.oppose'
            ? await marc.act(person, kind, said)
            : await marc.act(person, kind, { ...said, replacement: newBadge() });
        expect(how).toBe('applied');
        expect(await rowOf(badge)).toMatchObject({ state: 'opposed', motive: 'stolen' });
        expect(await holder(ana, 'badge.reinstate', { badge, uid })).toBe('badge.act-not-allowed');
      }
    });

    describe('accredits', () => {
      const accredit = (person: PersonId, uid = freshUid(), badge = newBadge(), more = {}) =>
        marc.act(person, 'badge.accredit', { badge, kind: 'student', uid, note, ...more });

      it('a card of before, which its holder then activates by a tap', async () => {
        const name = login();
        const person = await newcomer(house, name);
        const [badge, uid] = [newBadge(), freshUid()];
        expect(await accredit(person, uid, badge)).toBe('applied');
        const ana = { login: name, person, badge };
        expect(await rowOf(badge)).toMatchObject({ state: 'encoded', uid, encoded_profile: null });
        expect((await report(ana)).events).toMatchObject([
          { act: 'accredit', from_state: null, to_state: 'encoded', note, role: 'card-office' },
        ]);
        expect(await holder(ana, 'badge.activate', { badge, uid: freshUid() })).toBe('badge.uid-mismatch');
        expect(await holder(ana, 'badge.activate', { badge, uid })).toBe('applied');
      });

      it('nobody unknown, nobody twice, no card that is somebody’s, no kind that is not theirs', async () => {
        expect(await accredit(randomUUID() as PersonId)).toBe('sign-in.person-unknown');
        const pending = await someone('requested');
        expect(await accredit(pending.person)).toBe('badge.already-requested');
        const active = await someone('active');
        expect(await accredit(active.person)).toBe('badge.already-active');
        const person = await newcomer(house, login());
        expect(await accredit(person, active.uid)).toBe('badge.uid-taken');
        expect(await accredit(person, freshUid(), active.badge)).toBe('badge.already-requested');
        expect(await accredit(person, freshUid(), newBadge(), { kind: 'staff' })).toBe(
          'badge.act-not-allowed',
        );
        expect(await house.central.admin.badges(person)).toEqual([]);
        await holder(active, 'badge.oppose', { badge: active.badge, motive: 'lost' });
        expect(await accredit(person, active.uid)).toBe('badge.uid-taken');
      });
    });

    it.each([
      ['no words', { note: undefined }],
      ['empty words', { note: '   ' }],
      ['too many words', { note: 'a'.repeat(201) }],
      ['no UID', { uid: '04zz' }],
      ['an invented kind', { kind: 'visitor' }],
    ])('takes no command with %s', async (_what, bend) => {
      const person = await newcomer(house, login());
      const payload = { badge: newBadge(), kind: 'student', uid: freshUid(), note, ...bend };
      const answer = await office.deliver(await marc.sign(person, 'badge.accredit', payload as never));
      expect(answer.body).toMatchObject({ code: 'command.invalid' });
      office.sequence -= 1;
    });
  });
}

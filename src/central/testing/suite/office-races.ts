import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CardUid } from '../../../shared/domain/card-uid.ts';
import type { PersonId } from '../../../shared/domain/ids.ts';
import type { MakeDatabase } from '../house.ts';
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

const note = 'Vu avec la personne.';

/** Two operators at two stations, who do at the same moment what cannot both be. */
export function officeRaceSuite(makeDatabase: MakeDatabase): void {
  describe('two operators at the same moment', () => {
    let desk: CardOffice;
    let marc: Officer;
    let second: Officer;
    beforeAll(async () => {
      desk = await openCardOffice(makeDatabase);
      ({ marc } = desk);
      second = await Officer.at(await desk.house.newStation('Service des badges, 2', true), 'mduran');
    });
    afterAll(() => desk.close());
    const { login, someone, rowOf, encode } = handsOf(() => desk);

    const spoil = (who: Officer, { person, badge }: Carded, uid: CardUid) =>
      who.act(person, 'badge.spoil', { badge, uid, profile, note });
    const accredit = (who: Officer, person: PersonId, uid: CardUid, badge = newBadge()) =>
      who.act(person, 'badge.accredit', { badge, kind: 'student', uid, note });
    const held = (uid: CardUid) =>
      desk.store.db
        .selectFrom('badges')
        .select('id')
        .where('uid', '=', uid)
        .where('state', '<>', 'destroyed')
        .execute();

    it.each([1, 2, 3])('make one badge of one card, encoded or accredited (%i)', async () => {
      const [ana, person, uid] = [await someone('printed'), await newcomer(desk.house, login()), freshUid()];
      const outcomes = await Promise.all([encode(ana, uid), accredit(second, person, uid)]);
      expect(outcomes.toSorted()).toEqual(['applied', 'badge.uid-taken']);
      expect(await held(uid)).toHaveLength(1);
    });

    it.each([1, 2, 3])('accredit one badge to one person (%i)', async () => {
      const person = await newcomer(desk.house, login());
      const both = [accredit(marc, person, freshUid()), accredit(second, person, freshUid())];
      expect((await Promise.all(both)).toSorted()).toEqual(['applied', 'badge.already-requested']);
    });

    it.each([1, 2, 3])('never encode a card that is being set aside (%i)', async () => {
      const [ana, ben, uid] = [await someone('printed'), await someone('printed'), freshUid()];
      const [spoiled, encoded] = await Promise.all([
        spoil(marc, ana, uid),
        second.act(ben.person, 'badge.encode', { badge: ben.badge, uid, profile }),
      ]);
      if (spoiled === 'applied') expect(encoded).toBe('encoding.card-dead');
      else expect([spoiled, encoded]).toEqual(['badge.uid-taken', 'applied']);
      expect(await held(uid)).toHaveLength(encoded === 'applied' ? 1 : 0);
    });

    it.each([1, 2, 3])('never have two badges of one person at work (%i)', async () => {
      const ana = await someone('active');
      const { person, badge, uid } = ana;
      const [replacement, card] = [newBadge(), freshUid()];
      await marc.act(person, 'badge.replace', { badge, replacement, motive: 'lost', note });
      await desk.house.central.admin.printBadge(replacement);
      expect(await encode({ ...ana, badge: replacement }, card)).toBe('applied');
      const outcomes = await Promise.all([
        marc.act(person, 'badge.activate', { badge: replacement, uid: card }),
        second.act(person, 'badge.reinstate', { badge, uid, note }),
      ]);
      expect(outcomes.toSorted()).toEqual(['applied', 'badge.already-active']);
      const states = [(await rowOf(badge)).state, (await rowOf(replacement)).state];
      expect(states.filter((state) => state === 'active')).toHaveLength(1);
    });

    it.each([1, 2, 3])(
      'never bring back what is being destroyed, nor leave what is opposed at work (%i)',
      async () => {
        const ana = await someone('active');
        const { person, badge, uid } = ana;
        const opposed = { badge, motive: 'stolen', note } as const;
        const both = [marc, second].map((who) => who.act(person, 'badge.oppose', opposed));
        expect((await Promise.all(both)).toSorted()).toEqual(['applied', 'badge.act-not-allowed']);
        const [destroyed, lifted] = await Promise.all([
          marc.act(person, 'badge.destroy', { badge, note }),
          second.act(person, 'badge.reinstate', { badge, uid, note }),
        ]);
        const { state } = await rowOf(badge);
        if (destroyed === 'applied') expect([state, lifted]).toEqual(['destroyed', 'badge.act-not-allowed']);
        else expect([state, lifted, destroyed]).toEqual(['active', 'applied', 'badge.act-not-allowed']);
      },
    );
  });
}

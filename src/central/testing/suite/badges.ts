import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OpenedVisit } from '../../../shared/contract/central.ts';
import type { PersonKind } from '../../../shared/domain/person.ts';
import type { BadgeId, PhotoId } from '../../../shared/domain/ids.ts';
import {
  decisions,
  encodedBadge,
  openHouse,
  outcomeOf,
  photos,
  requestedBadge,
  uid,
  type House,
  type MakeDatabase,
} from '../house.ts';

const first = '04A1B2C3D4E5F6';
const second = '04FFFFFFFFFFFF';

/** What a holder may do with a badge, and what the card office. */
export function badgeSuite(makeDatabase: MakeDatabase): void {
  let house: House;
  let visit: OpenedVisit;
  beforeEach(async () => {
    house = await openHouse(makeDatabase);
    visit = await house.station.visit('llebo');
  });
  afterEach(() => house.close());
  const newBadge = () => randomUUID() as BadgeId;
  const request = async (badge: BadgeId, kind: PersonKind = 'student', certified = false, of = visit) =>
    outcomeOf(house.station, await house.station.command(of, 'badge.request', { badge, kind, certified }));
  const activate = async (badge: BadgeId, hex: string, of = visit) =>
    outcomeOf(house.station, await house.station.command(of, 'badge.activate', { badge, uid: uid(hex) }));
  const oppose = async (badge: BadgeId, motive: 'lost' | 'stolen' | 'faulty' = 'lost', of = visit) =>
    outcomeOf(house.station, await house.station.command(of, 'badge.oppose', { badge, motive }));

  describe('badge.request', () => {
    it('needs a photo that is not rejected, and all decisions', async () => {
      const { station, central } = house;
      expect(await request(newBadge())).toBe('photo.none');
      const submit = async () =>
        outcomeOf(
          station,
          await station.command(
            visit,
            'photo.submit',
            { photo: randomUUID() as PhotoId },
            { photos: await photos() },
          ),
        );
      await submit();
      await central.admin.rejectPhoto(house.lea, 'covered', null);
      expect(await request(newBadge())).toBe('photo.refused');
      house.now += 1000;
      await submit();
      expect(await request(newBadge())).toBe('consent.missing');
      const some = decisions('refused').slice(0, 2);
      await outcomeOf(
        station,
        await station.command(visit, 'consent.record', { decisions: some, screenDefault: 'none' }),
      );
      expect(await request(newBadge())).toBe('consent.missing');
      const rest = decisions('refused').slice(2);
      await outcomeOf(
        station,
        await station.command(visit, 'consent.record', { decisions: rest, screenDefault: 'none' }),
      );
      expect(await request(newBadge())).toBe('applied');
    });

    it('is one at a time, of one’s own kind', async () => {
      const badge = newBadge();
      await requestedBadge(house.station, visit, badge);
      expect(await request(newBadge())).toBe('badge.already-requested');
      expect(await request(newBadge(), 'staff', true)).toBe('badge.act-not-allowed');
    });

    it('is not possible beside an active badge', async () => {
      const badge = newBadge();
      await encodedBadge(house, visit, badge, first);
      await activate(badge, first);
      expect(await request(newBadge())).toBe('badge.already-active');
    });

    it('needs, from staff, the word that the photo shows them', async () => {
      const marc = await house.station.visit('mduran');
      const badge = newBadge();
      await requestedBadge(house.station, marc, badge);
      const [report] = await house.central.admin.badges(house.marc);
      expect(report).toMatchObject({ kind: 'staff', state: 'requested' });
      const another = await openHouse(makeDatabase);
      try {
        const visitor = await another.station.visit('mduran');
        const { station } = another;
        await outcomeOf(
          station,
          await station.command(
            visitor,
            'photo.submit',
            { photo: randomUUID() as PhotoId },
            { photos: await photos() },
          ),
        );
        await outcomeOf(
          station,
          await station.command(visitor, 'consent.record', {
            decisions: decisions('accepted'),
            screenDefault: 'none',
          }),
        );
        const silent = await station.command(visitor, 'badge.request', {
          badge: newBadge(),
          kind: 'staff',
          certified: false,
        });
        expect(await outcomeOf(station, silent)).toBe('badge.certification-missing');
      } finally {
        await another.close();
      }
    });
  });

  describe('badge.activate', () => {
    it('needs the very badge, encoded, of this person', async () => {
      const badge = newBadge();
      expect(await activate(badge, first)).toBe('badge.none');
      await requestedBadge(house.station, visit, badge);
      expect(await activate(badge, first)).toBe('badge.act-not-allowed');
      const { admin } = house.central;
      await admin.acceptPhoto(house.lea);
      await admin.approveBadge(badge);
      await admin.printBadge(badge);
      await admin.encodeBadge(badge, uid(first));
      expect(await activate(badge, second)).toBe('badge.uid-mismatch');
      const marc = await house.station.visit('mduran');
      expect(await activate(badge, first, marc)).toBe('badge.not-yours');
      visit = await house.station.visit('llebo');
      expect(await activate(badge, first)).toBe('applied');
      expect(await activate(badge, first)).toBe('badge.already-active');
    });

    it('never brings an opposed badge back', async () => {
      const badge = newBadge();
      await encodedBadge(house, visit, badge, first);
      expect(await oppose(badge, 'stolen')).toBe('applied');
      expect(await activate(badge, first)).toBe('badge.act-not-allowed');
      expect((await house.central.admin.account(house.lea)).badges[0]).toMatchObject({
        state: 'opposed',
        motive: 'stolen',
      });
    });
  });

  describe('badge.oppose', () => {
    it('works on an encoded or active badge of one’s own, once', async () => {
      const badge = newBadge();
      expect(await oppose(badge)).toBe('badge.none');
      await requestedBadge(house.station, visit, badge);
      expect(await oppose(badge)).toBe('badge.act-not-allowed');
      const { admin } = house.central;
      await admin.acceptPhoto(house.lea);
      await admin.approveBadge(badge);
      await admin.printBadge(badge);
      await admin.encodeBadge(badge, uid(first));
      await activate(badge, first);
      const marc = await house.station.visit('mduran');
      expect(await oppose(badge, 'lost', marc)).toBe('badge.not-yours');
      visit = await house.station.visit('llebo');
      expect(await oppose(badge, 'faulty')).toBe('applied');
      expect(await oppose(badge, 'lost')).toBe('badge.act-not-allowed');
    });

    it('makes room for the next badge', async () => {
      const badge = newBadge();
      await encodedBadge(house, visit, badge, first);
      await activate(badge, first);
      await oppose(badge);
      expect(await request(newBadge())).toBe('applied');
    });
  });

  describe('the card office', () => {
    it('approves nothing without an accepted photo, and goes step by step', async () => {
      const badge = newBadge();
      const { admin } = house.central;
      await requestedBadge(house.station, visit, badge);
      expect(await admin.approveBadge(badge)).toEqual({ ok: false, error: 'photo.none' });
      await admin.acceptPhoto(house.lea);
      expect(await admin.printBadge(badge)).toEqual({ ok: false, error: 'badge.act-not-allowed' });
      expect(await admin.encodeBadge(badge, uid(first))).toEqual({
        ok: false,
        error: 'badge.act-not-allowed',
      });
      expect((await admin.approveBadge(badge)).ok).toBe(true);
      expect(await admin.approveBadge(badge)).toEqual({ ok: false, error: 'badge.act-not-allowed' });
      expect(await admin.approveBadge(newBadge())).toEqual({ ok: false, error: 'badge.none' });
    });

    it('gives one UID to one badge', async () => {
      await encodedBadge(house, visit, newBadge(), first);
      const marc = await house.station.visit('mduran');
      const badge = newBadge();
      await requestedBadge(house.station, marc, badge);
      const { admin } = house.central;
      await admin.acceptPhoto(house.marc);
      await admin.approveBadge(badge);
      await admin.printBadge(badge);
      expect(await admin.encodeBadge(badge, uid(first))).toEqual({ ok: false, error: 'badge.uid-taken' });
      expect((await admin.encodeBadge(badge, uid(second))).ok).toBe(true);
    });
  });
}

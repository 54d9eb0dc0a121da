import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paths } from '../../../shared/contract/central.ts';
import { Account } from '../../../shared/domain/account.ts';
import type { BadgeId } from '../../../shared/domain/ids.ts';
import { directoryFormat } from '../../../shared/domain/photo.ts';
import sharp from 'sharp';
import { encodedBadge, openHouse, outcomeOf, uid, type House, type MakeDatabase } from '../house.ts';

/** The whole visit of a student, on one database. */
export function visitSuite(makeDatabase: MakeDatabase): void {
  describe('a whole visit', () => {
    let house: House;
    beforeAll(async () => {
      house = await openHouse(makeDatabase);
    });
    afterAll(() => house.close());

    it('goes from sign-in to an active badge, and to its opposition', async () => {
      const { station, central, lea } = house;
      const visit = await station.visit('llebo');
      expect(visit.account).toMatchObject({ revision: 0, photo: null, consents: [], badges: [] });
      const badge = randomUUID() as BadgeId;
      await encodedBadge(house, visit, badge, '04A1B2C3D4E5F6');
      const read = async () =>
        Account.parse(
          (await station.ask('GET', paths.account(visit.visit), undefined, { visit: visit.token })).body,
        );
      const before = await read();
      expect(before.photo?.state).toBe('accepted');
      expect(before.badges).toMatchObject([{ id: badge, state: 'encoded', uid: '04A1B2C3D4E5F6' }]);

      const activate = await station.command(visit, 'badge.activate', { badge, uid: uid('04A1B2C3D4E5F6') });
      expect(await outcomeOf(station, activate)).toBe('applied');
      const active = await read();
      expect(active.badges[0]?.state).toBe('active');
      expect(active.revision).toBeGreaterThan(before.revision);

      const oppose = await station.command(visit, 'badge.oppose', { badge, motive: 'stolen' });
      expect(await outcomeOf(station, oppose)).toBe('applied');
      expect((await read()).badges[0]).toMatchObject({ state: 'opposed', motive: 'stolen' });

      const [report] = await central.admin.badges(lea);
      expect(report?.events.map((event) => [event.act, event.role, event.actor, event.station_id])).toEqual([
        ['request', 'holder', `visit:${visit.visit}`, station.id],
        ['approve', 'moderator', 'administrator', null],
        ['print', 'card-office', 'administrator', null],
        ['encode', 'card-office', 'administrator', null],
        ['activate', 'holder', `visit:${visit.visit}`, station.id],
        ['oppose', 'holder', `visit:${visit.visit}`, station.id],
      ]);
      expect(report?.events.at(-1)).toMatchObject({ motive: 'stolen', command_id: oppose.command.id });

      const sha256 = before.photo?.image;
      if (sha256 === undefined) throw new Error('no image');
      const image = await station.ask('GET', paths.image(visit.visit, sha256), undefined, {
        visit: visit.token,
      });
      expect(image.headers.get('content-type')).toBe('image/jpeg');
      expect(await sharp(image.bytes).metadata()).toMatchObject({ format: 'jpeg', ...directoryFormat });

      const end = await station.ask('DELETE', paths.visit(visit.visit), undefined, { visit: visit.token });
      expect(end.status).toBe(204);
      const after = await station.ask('GET', paths.account(visit.visit), undefined, { visit: visit.token });
      expect(after.body).toMatchObject({ code: 'visit.expired' });
    });
  });
}

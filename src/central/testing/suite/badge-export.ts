import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CardUid } from '../../../shared/domain/card-uid.ts';
import type { BadgeId } from '../../../shared/domain/ids.ts';
import { activeBadgePages } from '../../badges/active.ts';
import { exportBadges } from '../../cli/badges.ts';
import { putPerson } from '../../people/add.ts';
import type { BadgesTable } from '../../store/schema.ts';
import { openStore, type Store } from '../../store/store.ts';
import { encodedBadge, openHouse, outcomeOf, uid, type House, type MakeDatabase } from '../house.ts';

/** What access control and directories are told of the badges. */
export function badgeExportSuite(makeDatabase: MakeDatabase): void {
  describe('the export of active badges', () => {
    let house: House;
    let store: Store;
    let other: Store;
    beforeEach(async () => {
      house = await openHouse(makeDatabase);
      store = await openStore(house.databaseUrl);
      other = await openStore(house.databaseUrl);
    });
    afterEach(async () => {
      await store.close();
      await other.close();
      await house.close();
    });

    const exported = async (kind?: string) => {
      let data = '';
      const warned: string[] = [];
      await exportBadges(
        store,
        { kind },
        {
          config: () => Promise.reject(new Error('not asked for')),
          say: () => undefined,
          warn: (line) => void warned.push(line),
          write: async (more) => void (data += more),
          ended: () => Promise.resolve(),
          account: 'root',
        },
      );
      const [head, ...rows] = data.split('\r\n').slice(0, -1);
      return { head, rows, warned };
    };
    const add = (login: string, hex: string | null, more: Partial<BadgesTable> = {}) =>
      other.transaction(async (tx) => {
        const words = { firstName: 'A', lastName: 'B', login, universityEmail: 'a@b.fr' };
        const none = { contactEmail: null, studentNumber: null, staffNumber: null };
        const { id: person } = await putPerson(tx, { kind: 'student', ...words, ...none });
        const at = '2026-09-01T08:00:00.000Z';
        const id = randomUUID() as BadgeId;
        const badge = { id, person_id: person, kind: 'student', state: 'active', motive: null } as const;
        const row = {
          ...badge,
          uid: hex === null ? null : CardUid.parse(hex),
          requested_at: at,
          changed_at: at,
        };
        await tx
          .insertInto('badges')
          .values({ ...row, ...more })
          .execute();
        return id;
      });

    it('has a badge from its activation to its opposition, in all forms', async () => {
      const { station } = house;
      const visit = await station.visit('llebo');
      const badge = randomUUID() as BadgeId;
      await encodedBadge(house, visit, badge, '047C2B4AA15780');
      expect((await exported()).rows).toEqual([]);
      const activation = { badge, uid: uid('047C2B4AA15780') };
      const command = await station.command(visit, 'badge.activate', activation);
      expect(await outcomeOf(station, command)).toBe('applied');
      const { head, rows } = await exported();
      expect(head).toBe(
        'login,kind,studentNumber,staffNumber,badge,uid,uidReversed,uidDecimal,uidReversedDecimal,supannRefId,activeSince',
      );
      expect(rows).toEqual([
        `llebo,student,22001234,,${badge},047C2B4AA15780,8057A14A2B7C04,1262425284368256,36125147264678916,` +
          `{ISO15693}047C2B4AA15780,${command.command.occurredAt}`,
      ]);
      expect((await exported('staff')).rows).toEqual([]);
      expect((await exported('student')).rows).toEqual(rows);
      const opposition = await station.command(visit, 'badge.oppose', { badge, motive: 'lost' });
      expect(await outcomeOf(station, opposition)).toBe('applied');
      expect((await exported()).rows).toEqual([]);
    });

    it('runs no formula in a spreadsheet, and names a badge that it must leave out', async () => {
      await add('=cmd|calc', '04112233445566778899');
      const id = await add('without', null);
      const { rows, warned } = await exported();
      expect(rows.map((row) => row.split(',').slice(0, 6).join())).toEqual([
        expect.stringMatching(/^'=cmd\|calc,student,,,[0-9a-f-]{36},04112233445566778899$/),
      ]);
      expect(warned).toEqual([`LOOK: badge ${id} is active and has no UID: it is left out.`]);
    });

    it('is of one moment, page after page in the order of the UIDs, while others write', async () => {
      const uids = ['04000003', '04A1B2C3D4E580', '04000001', '04112233445566778899', '04000002'];
      for (const [index, hex] of uids.entries()) await add(`p${index}`, hex);
      const wanted = [...uids].sort();
      const seen: unknown[] = [];
      const sizes: number[] = [];
      await store.snapshot(async (reader) => {
        for await (const page of activeBadgePages(reader, undefined, 2)) {
          if (sizes.length === 0) {
            // SQLite's writer would wait and give up if the reader held the lock.
            await add('late', '04FFFFFF');
            await other.db
              .updateTable('badges')
              .set({ state: 'opposed', motive: 'stolen' })
              .where('uid', '=', uid('04A1B2C3D4E580'))
              .execute();
          }
          sizes.push(page.length);
          seen.push(...page.map((row) => row[5]));
        }
      });
      expect(seen).toEqual(wanted);
      expect(sizes).toEqual([2, 2, 1]);
      const after = (await exported()).rows.map((row) => row.split(',')[5]);
      expect(after).toEqual([...wanted.filter((hex) => hex !== '04A1B2C3D4E580'), '04FFFFFF']);
    });
  });
}

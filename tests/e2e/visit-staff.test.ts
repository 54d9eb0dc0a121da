import { afterAll, describe, expect, it } from 'vitest';
import { residents } from '../../src/demo/people.ts';
import { startPostgres, type PostgresPeer } from '../peers/postgres.ts';
import { houseFor } from '../support/house.ts';
import { describeWith } from '../support/needs.ts';
import { personOf, wholeVisit } from '../support/scenarios/whole-visit.ts';

const employee = residents.find(({ kind }) => kind === 'staff');
if (employee === undefined) throw new Error('nobody of the demo is staff');

describeWith(
  { reader: true, cas: true, chromium: true, postgres: true },
  'a visit of an employee in English, in landscape, with central on PostgreSQL',
  () => {
    let postgres: PostgresPeer | undefined;
    const house = houseFor(async () => {
      postgres = await startPostgres();
      const database = postgres.url;
      return {
        shell: 'chromium',
        cas: 'llng',
        reader: 'virtual',
        database,
        language: 'en',
        orientation: 'landscape',
      };
    });
    afterAll(() => postgres?.stop());

    describe('from the welcome screen to the last trace', () => wholeVisit(house, employee, 'en'));

    it('keeps that the employee certified the photo', async () => {
      const commands = await house().central.admin.commands(await personOf(house(), employee));
      const request = commands.find(({ kind }) => kind === 'badge.request');
      const signed = JSON.parse(
        Buffer.from(request?.jws.split('.')[1] ?? '', 'base64url').toString(),
      ) as object;
      expect(signed).toMatchObject({ payload: { kind: 'staff', certified: true } });
    });
  },
);

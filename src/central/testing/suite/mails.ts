import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ok } from '../../../shared/domain/result.ts';
import { sendDue } from '../../mail/round.ts';
import type { MailSettings } from '../../mail/settings.ts';
import type { MailTransport } from '../../mail/transport.ts';
import { openStore, type Store } from '../../store/store.ts';
import { openHouse, type House, type MakeDatabase } from '../house.ts';
import { submitPhoto } from '../queue.ts';

const settings: MailSettings = {
  ...{ host: '127.0.0.1', port: 1, encryption: 'required', auth: null, replyTo: null },
  from: { name: '', address: 'badges@univ.example' },
  mailOnAcceptance: false,
};

/** The outbox on one database; what SMTP does with it is tested beside the sender. */
export function mailSuite(makeDatabase: MakeDatabase): void {
  describe('the outbox of mails', () => {
    let house: House;
    const stores: Store[] = [];
    beforeAll(async () => {
      // Its own sender sleeps: the tests say when a round is made.
      house = await openHouse(makeDatabase, { mail: settings, limits: { mailEvery: 2 ** 31 - 1 } });
      stores.push(await openStore(house.databaseUrl), await openStore(house.databaseUrl));
    });
    afterAll(async () => {
      for (const store of stores) await store.close();
      await house.close();
    });

    it('gives each mail to one of several processes, and none before its time', async () => {
      const wanted = Array.from({ length: 12 }, (_none, index) => `m${index}`);
      for (const login of wanted) {
        const { person } = await submitPhoto(house, login);
        await house.central.admin.rejectPhoto(person, 'too-dark', null);
      }
      const sent: string[] = [];
      const transport: MailTransport = {
        send: async ({ to }) => {
          sent.push(to);
          return ok(true);
        },
        close: () => undefined,
      };
      const logger = { info: () => undefined, warn: () => undefined, error: () => undefined };
      const round = (store: Store) =>
        sendDue(
          {
            context: { store, clock: () => house.now, university: 'Université de test' },
            ...{ settings, open: () => transport, logger, random: Math.random },
          },
          () => false,
        );
      await Promise.all(stores.map(round));
      expect(sent.length).toBeLessThan(12); // the last ones are too young
      house.now += 30_000;
      await Promise.all(stores.map(round));
      expect(sent.toSorted()).toEqual(wanted.map((login) => `${login}@example.fr`).toSorted());
      const mails = await house.central.admin.mails();
      expect(mails.map(({ state, attempts }) => `${state} ${attempts}`)).toEqual(wanted.map(() => 'sent 1'));
    });
  });
}

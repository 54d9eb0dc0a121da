// Mails and SIGKILL: the sender is ended before the mail server answers, and after it has taken the mail.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lockTime } from '../../src/central/mail/outbox.ts';
import { makeSqlite, openHouse, type House } from '../../src/central/testing/house.ts';
import { readRaw, startMailbox, type Mailbox } from '../../src/central/testing/mailbox.ts';
import { submitPhoto } from '../../src/central/testing/queue.ts';

const loop = fileURLToPath(new URL('mail-loop.ts', import.meta.url));

describe('a sender of mails that is killed', () => {
  let mailbox: Mailbox;
  let house: House;
  let database = '';
  beforeAll(async () => {
    mailbox = await startMailbox({ disabledCommands: ['AUTH', 'STARTTLS'] });
    const kept = async () => {
      const made = await makeSqlite();
      database = made.url;
      return made;
    };
    const mail = {
      ...{ host: '127.0.0.1', port: mailbox.port, encryption: 'none' as const, auth: null, replyTo: null },
      ...{ from: { name: '', address: 'badges@univ.example' }, mailOnAcceptance: false },
    };
    house = await openHouse(kept, { mail, limits: { mailEvery: 2 ** 31 - 1 } });
  });
  afterAll(async () => {
    await house.close();
    await mailbox.close();
  });
  const start = () => spawn(process.execPath, [loop, database, String(mailbox.port), String(house.now)]);
  const round = async () => {
    const [code] = (await once(start(), 'close')) as [number | null];
    expect(code).toBe(0);
  };
  const rejection = async (login: string) => {
    const { person } = await submitPhoto(house, login);
    await house.central.admin.rejectPhoto(person, 'too-dark', null);
    house.now += 30_000;
  };
  const arrived = (login: string) => mailbox.mails.filter(({ to }) => to.includes(`${login}@example.fr`));
  /** Ends the process at that moment, and waits for its end. */
  const killedWhen = async (moment: Promise<unknown>, child: ReturnType<typeof start>) => {
    const end = once(child, 'close');
    await moment;
    child.kill('SIGKILL');
    await end;
  };

  it('before the server took the mail, sends it once', async () => {
    await rejection('ana');
    let asked = (): void => undefined;
    const moment = new Promise<void>((done) => (asked = done));
    mailbox.pause = () => {
      asked();
      return new Promise(() => undefined); // the server never answers
    };
    await killedWhen(moment, start());
    mailbox.pause = () => Promise.resolve();
    expect(arrived('ana')).toHaveLength(0);
    await round();
    expect(arrived('ana')).toHaveLength(0); // the killed one might still be sending
    house.now += lockTime + 1;
    await round();
    await round();
    expect(arrived('ana')).toHaveLength(1);
  });

  it('after the server took the mail, sends it again under the same Message-ID, and then no more', async () => {
    await rejection('ben');
    let taken = (): void => undefined;
    const moment = new Promise<void>((done) => (taken = done));
    mailbox.afterData = () => {
      taken();
      return new Promise(() => undefined); // taken, but the sender never hears of it
    };
    await killedWhen(moment, start());
    mailbox.afterData = () => Promise.resolve();
    house.now += lockTime + 1;
    await round();
    await round();
    const ids = arrived('ben').map(({ raw }) => readRaw(raw).headers.get('message-id'));
    expect(ids).toHaveLength(2);
    expect(ids[0]).toBe(ids[1]);
    expect((await house.central.admin.mails()).map(({ state }) => state)).toEqual(['sent', 'sent']);
  });
});

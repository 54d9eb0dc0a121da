// Mails that do not leave at once: refused mailboxes, servers that are away, killed senders, ways that are not safe.
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { canSelfSign, makeCertificate } from '../../../tests/fixtures/self-signed.ts';
import { err, ok } from '../../shared/domain/result.ts';
import { account, due, MailRoom } from '../testing/mail-room.ts';
import { readRaw, startMailbox } from '../testing/mailbox.ts';
import { lockTime } from './outbox.ts';
import type { MailSettings } from './settings.ts';
import { smtpTransport, type MailTransport } from './transport.ts';

describe.skipIf(!canSelfSign)('mails that do not leave at once', () => {
  let certificate: Awaited<ReturnType<typeof makeCertificate>>;
  let room: MailRoom;
  beforeAll(async () => {
    certificate = await makeCertificate();
  });
  afterEach(() => room.close());
  beforeEach(async () => {
    room = await MailRoom.open(certificate);
  });

  it('come again, under the same Message-ID, when the sender was killed before it could say that they left', async () => {
    await room.reject('ana');
    room.house.now += due;
    let left = (): void => undefined;
    const gone = new Promise<void>((done) => (left = done));
    const real = smtpTransport(room.settings());
    room.ends.push(async () => real.close());
    const killed: MailTransport = {
      async send(letter) {
        await real.send(letter);
        left();
        return new Promise(() => undefined); // the process is no more
      },
      close: () => undefined,
    };
    void room.round({ open: () => killed });
    await gone;
    expect(room.mailbox.mails).toHaveLength(1);
    room.house.now += lockTime;
    await room.round();
    expect(room.mailbox.mails).toHaveLength(1);
    room.house.now += 1;
    await room.round();
    await room.round();
    expect(room.mailbox.mails).toHaveLength(2);
    const ids = room.mailbox.mails.map(({ raw }) => readRaw(raw).headers.get('message-id'));
    expect(ids[0]).toBe(ids[1]);
    expect(await room.states()).toEqual(['sent']);
  });

  it('are given up after three refusals of the mailbox, and hold nobody else up', async () => {
    room.mailbox.refuse = (address) => (address.startsWith('full') ? 552 : null);
    await room.reject('full');
    await room.reject('ana');
    room.house.now += due;
    for (const expected of ['waiting', 'waiting', 'failed']) {
      await room.round();
      const mine = (await room.house.central.admin.mails()).find(({ login }) => login === 'full');
      expect(mine).toMatchObject({ state: expected, trouble: 'EENVELOPE 552' });
      room.house.now += 3_600_000;
    }
    await room.round();
    expect(room.mailbox.mails.map(({ to }) => to)).toEqual([['ana@example.fr']]);
    expect((await room.house.central.admin.mails()).find(({ login }) => login === 'full')).toMatchObject({
      attempts: 3,
    });
    expect(room.house.log.join('')).toContain('a mail was given up');
    expect(room.house.log.join('')).not.toContain('full@');
  });

  it('wait, longer each time and across a restart, for a mailbox that is busy', async () => {
    room.mailbox.refuse = () => 451;
    await room.reject('ana');
    room.house.now += due;
    const waits: number[] = [];
    for (let tries = 0; tries < 8; tries += 1) {
      await room.round();
      const [mail] = await room.house.central.admin.mails();
      waits.push(((mail?.next_ms ?? 0) - room.house.now) / 60_000);
      room.house.now = mail?.next_ms ?? 0;
      if (tries === 3) await room.house.restart();
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
    room.mailbox.refuse = () => null;
    await room.round();
    expect(room.mailbox.mails).toHaveLength(1);
  });

  it('do not knock once per mail at a server that is away', async () => {
    for (const login of ['ana', 'ben', 'cai']) await room.reject(login);
    room.house.now += due;
    const away = room.settings({ ...room.mailbox, port: 1 });
    const next = await room.round({}, away);
    expect(next).toBeGreaterThan(room.house.now);
    expect((await room.house.central.admin.mails()).map(({ attempts }) => attempts).toSorted()).toEqual([
      0, 0, 1,
    ]);
    room.house.now = next;
    await room.round();
    expect(room.mailbox.mails).toHaveLength(3);
  });

  it('that make the server hang up hold the others up for minutes, not for hours', async () => {
    const sent: string[] = [];
    const choosy: MailTransport = {
      send: async ({ to }) => {
        if (to.startsWith('poison')) return { ...err('unavailable'), code: 'ECONNECTION' };
        sent.push(to);
        return ok(true);
      },
      close: () => undefined,
    };
    await room.reject('poison');
    room.house.now += due;
    for (let tries = 0; tries < 20; tries += 1) {
      const next = await room.round({ open: () => choosy });
      if (next > 0) expect(next - room.house.now).toBeLessThanOrEqual(5 * 60_000);
      room.house.now = Math.max(next, room.house.now + 60_000);
    }
    const [mail] = await room.house.central.admin.mails();
    // It is itself asked about less and less often all the same.
    expect(mail?.attempts).toBeLessThan(8);
    await room.reject('ana');
    room.house.now += due;
    await room.round({ open: () => choosy });
    room.house.now += 5 * 60_000;
    await room.round({ open: () => choosy });
    expect(sent).toEqual(['ana@example.fr']);
  });

  describe('over an unsafe way', () => {
    const trouble = async (settings: MailSettings) => {
      await room.reject('ana');
      room.house.now += due;
      await room.round({}, settings);
      const [mail] = await room.house.central.admin.mails();
      return `${mail?.state} ${mail?.trouble}`;
    };

    it('do not leave when the server offers no encryption', async () => {
      const plain = await startMailbox({
        ...certificate,
        hideSTARTTLS: true,
        disabledCommands: ['STARTTLS'],
      });
      room.ends.push(() => plain.close());
      expect(await trouble(room.settings(plain, { auth: null }))).toMatch(/^waiting ETLS/);
      expect(plain.mails).toEqual([]);
    });

    it('do not leave when nobody whom we trust knows the server', async () => {
      const other = await makeCertificate();
      expect(await trouble(room.settings(room.mailbox, { authorities: other.cert }))).toMatch(
        /^waiting E(TLS|SOCKET)/,
      );
      expect(room.mailbox.mails).toEqual([]);
    });

    it('do not leave with a wrong password, which is said nowhere', async () => {
      const auth = { user: 'badges', password: 'faux-secret' };
      expect(await trouble(room.settings(room.mailbox, { auth }))).toBe('waiting EAUTH 535');
      expect(room.house.log.join('')).not.toContain('faux-secret');
      expect(room.mailbox.mails).toEqual([]);
    });

    it('leave by smtps', async () => {
      const secure = await startMailbox({ ...certificate, secure: true, account });
      room.ends.push(() => secure.close());
      expect(await trouble(room.settings(secure, { encryption: 'smtps' }))).toBe('sent null');
      expect(secure.mails).toMatchObject([{ secure: true, user: 'badges' }]);
    });
  });
});

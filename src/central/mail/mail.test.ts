// From a rejection to the mailbox: a real SMTP server in this process, a real database, the house's own clock.
import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { canSelfSign, makeCertificate } from '../../../tests/fixtures/self-signed.ts';
import type { CommandId, PersonId, PhotoId } from '../../shared/domain/ids.ts';
import { err, ok } from '../../shared/domain/result.ts';
import { instant } from '../clock.ts';
import { makeLogger } from '../http/log.ts';
import { openStore, type Store } from '../store/store.ts';
import { makeSqlite, openHouse, outcomeOf, type House } from '../testing/house.ts';
import { readRaw, startMailbox, type Mailbox } from '../testing/mailbox.ts';
import { Moderator, rejected, submitPhoto } from '../testing/queue.ts';
import { lockTime } from './outbox.ts';
import { sendDue, type MailPost } from './round.ts';
import type { MailSettings } from './settings.ts';
import { smtpTransport, type MailTransport } from './transport.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 30_000 });
const due = 30_000;
const account = { user: 'badges', password: 'très-secret' };

describe.skipIf(!canSelfSign)('mails about photos', () => {
  let certificate: Awaited<ReturnType<typeof makeCertificate>>;
  let mailbox: Mailbox;
  let house: House;
  let store: Store;
  let marc: Moderator;
  const ends: (() => Promise<unknown>)[] = [];
  beforeAll(async () => {
    certificate = await makeCertificate();
  });
  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end();
  });

  const settingsFor = (box: Mailbox, more: Partial<MailSettings> = {}): MailSettings => ({
    host: '127.0.0.1',
    port: box.port,
    encryption: 'required',
    auth: account,
    from: { name: 'Service des badges', address: 'badges@univ.example' },
    replyTo: 'accueil@univ.example',
    authorities: certificate.cert,
    mailOnAcceptance: false,
    ...more,
  });
  /** A house whose own sender sleeps, so that tests say when a round is made. */
  const open = async (more: Partial<MailSettings> = {}, mailEvery = 2 ** 31 - 1) => {
    mailbox = await startMailbox({ ...certificate, account });
    ends.push(() => mailbox.close());
    let url = '';
    const made = async () => {
      const database = await makeSqlite();
      url = database.url;
      return database;
    };
    house = await openHouse(made, { mail: settingsFor(mailbox, more), limits: { mailEvery } });
    ends.push(() => house.close());
    store = await openStore(url);
    ends.push(() => store.close());
    const office = await house.newStation('Service des badges', true);
    await house.central.admin.grantRole('mduran', 'moderator');
    marc = await Moderator.at(office, 'mduran');
  };
  const post = (more: Partial<MailPost> = {}, settings = settingsFor(mailbox)): MailPost => ({
    context: { store, clock: () => house.now, university: 'Université de test' },
    settings,
    open: () => smtpTransport(settings),
    logger: makeLogger('info', { write: (line: string) => void house.log.push(line) }),
    random: () => 1,
    ...more,
  });
  const round = (more: Partial<MailPost> = {}, settings?: MailSettings) =>
    sendDue(post(more, settings), () => false);
  const reject = async (login: string, message: string | null = null) => {
    const one = await submitPhoto(house, login);
    const signed = await marc.decision(one, rejected(message));
    if ((await outcomeOf(marc.station, signed)) !== 'applied') throw new Error('not applied');
    return { ...one, decision: signed.command.id };
  };
  const states = async () => (await house.central.admin.mails()).map(({ state }) => state);

  /** A photo that came no matter how: three hundred sign-ins say nothing of mails. */
  const bare = (person: PersonId) => ({
    ...{ id: randomUUID() as PhotoId, person_id: person, command_id: randomUUID() as CommandId },
    ...{ state: 'submitted' as const, reason: null, message: null, decided_at: null },
    ...{ submitted_at: instant(house.now), source: 'camera' as const, quality: null },
    class: 'unsure' as const,
  });

  describe('of the usual kind', () => {
    beforeEach(() => open());

    it('leave when nobody can take the decision back any more, once, and say why and what to do', async () => {
      await reject('llebo', 'Le mur de gauche est mieux.');
      house.now += due - 1;
      await round();
      expect(mailbox.mails).toEqual([]);
      house.now += 1;
      await round();
      await round();
      expect(mailbox.mails).toHaveLength(1);
      const [mail] = mailbox.mails;
      expect(mail).toMatchObject({
        from: 'badges@univ.example',
        to: ['llebo@example.fr'],
        secure: true,
        user: 'badges',
      });
      const { headers, parts } = readRaw(mail?.raw ?? '');
      expect(headers.get('auto-submitted')).toBe('auto-generated');
      expect(headers.get('from')).toBe('Service des badges <badges@univ.example>');
      expect(headers.get('reply-to')).toBe('accueil@univ.example');
      expect(headers.get('to')).toBe('llebo@example.fr');
      expect(headers.get('message-id')).toMatch(/^<[0-9a-f-]{36}@univ\.example>$/);
      expect(headers.has('x-mailer')).toBe(false);
      expect(parts.map(({ type }) => type.split(';')[0])).toEqual(['text/plain', 'text/html']);
      const [text = '', html = ''] = parts.map((part) => part.text);
      for (const words of [
        'Bonjour Léa,',
        'Hello Léa,',
        'la photo est floue.',
        'the photo is blurred.',
        'Le mur de gauche est mieux.',
        'Modifier la photo de profil',
        'Université de test',
      ]) {
        expect(text).toContain(words);
        expect(html).toContain(words);
      }
      expect(text.indexOf('Bonjour')).toBeLessThan(text.indexOf('Hello'));
      for (const secret of ['Lebœuf', '22001234', 'llebo']) expect(`${text}${html}`).not.toContain(secret);
      expect(await states()).toEqual(['sent']);
      expect(house.log.join('')).not.toMatch(/llebo|très-secret|Le mur/);
    });

    it('do not leave when the decision was taken back, nor when there is a newer photo', async () => {
      const undone = await reject('ana');
      expect(await marc.undo(undone, undone.decision)).toBe('applied');
      await reject('ben');
      await submitPhoto(house, 'ben');
      house.now += due;
      await round();
      expect(mailbox.mails).toEqual([]);
      expect(await states()).toEqual(['dropped', 'dropped']);
    });

    it('cannot be taken back once they have left: the decision stands', async () => {
      const one = await reject('ana');
      const actor = { role: 'moderator', visit: marc.visit.visit };
      const undo = await marc.station.command(
        marc.visit,
        'photo.undecide',
        { photo: one.photo, decision: one.decision },
        { subject: one.person, actor },
      );
      house.now += due;
      await round();
      expect(mailbox.mails).toHaveLength(1);
      expect(await outcomeOf(marc.station, undo)).toBe('moderation.undo-effects');
      expect((await house.central.admin.account(one.person)).photo?.state).toBe('rejected');
    });

    it('are not sent about accepted photos, unless this is asked for', async () => {
      await marc.decide(await submitPhoto(house, 'ana'));
      house.now += due;
      await round();
      expect(await states()).toEqual([]);
      await open({ mailOnAcceptance: true });
      await marc.decide(await submitPhoto(house, 'ana'));
      house.now += due;
      await round();
      expect(readRaw(mailbox.mails[0]?.raw ?? '').parts[0]?.text).toContain('est validée');
    });

    it('say nothing more than their words, whatever people write', async () => {
      const evil = 'Bien.\r\nBcc: tous@univ.example\r\n\r\n<script>alert(1)</script>\n.\r\nQUIT\u202eecnegru';
      await reject('ana', evil);
      const name = 'Ana\r\nBcc: tous@univ.example\r\n<b>';
      await store.db.updateTable('people').set({ first_name: name }).where('login', '=', 'ana').execute();
      house.now += due;
      await round();
      expect(mailbox.mails.map(({ to }) => to)).toEqual([['ana@example.fr']]);
      const { headers, parts } = readRaw(mailbox.mails[0]?.raw ?? '');
      expect(headers.has('bcc')).toBe(false);
      const [text = '', html = ''] = parts.map((part) => part.text);
      expect(text).toContain('> Bien.\n> Bcc: tous@univ.example\n> \n> <script>');
      expect(text).not.toMatch(/^Bcc:/m);
      expect(html).not.toMatch(/<script|<b>/);
      expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;<br>\n.<br>\nQUIT ecnegru');
    });

    it.each([
      'ana@example.fr\r\nBcc: tous@univ.example',
      'ana@example.fr, tous@univ.example',
      'Ana <ana@example.fr>',
      '',
    ])('are not sent to what is not one address: %j', async (address) => {
      await reject('ana');
      await store.db
        .updateTable('people')
        .set({ university_email: address })
        .where('login', '=', 'ana')
        .execute();
      house.now += due;
      await round();
      expect(mailbox.connections()).toBe(0);
      expect(await house.central.admin.mails()).toMatchObject([{ state: 'failed', trouble: 'address' }]);
    });

    it('go to three hundred people, once each, over few connections', async () => {
      const { admin } = house.central;
      const people = Array.from({ length: 300 }, (_none, index) => `p${index}`);
      for (const login of people) {
        const names = { firstName: 'Ana', lastName: 'Ruiz', contactEmail: null, staffNumber: null };
        const mine = { login, universityEmail: `${login}@example.fr`, studentNumber: login };
        const person = await admin.addPerson({ kind: 'student', ...names, ...mine });
        await store.db.insertInto('photos').values(bare(person)).execute();
        expect((await admin.rejectPhoto(person, 'too-dark', null)).ok).toBe(true);
      }
      house.now += due;
      // Two senders at once, as two processes would be.
      await Promise.all([round(), round()]);
      expect(mailbox.mails.map(({ to }) => to[0]).toSorted()).toEqual(
        people.map((login) => `${login}@example.fr`).toSorted(),
      );
      // The library begins a new one after a hundred mails.
      expect(mailbox.connections()).toBeLessThanOrEqual(4);
      expect(new Set(await states())).toEqual(new Set(['sent']));
    });

    it('come again, under the same Message-ID, when the sender was killed before it could say that they left', async () => {
      await reject('ana');
      house.now += due;
      let left = (): void => undefined;
      const gone = new Promise<void>((done) => (left = done));
      const real = smtpTransport(settingsFor(mailbox));
      ends.push(async () => real.close());
      const killed: MailTransport = {
        async send(letter) {
          await real.send(letter);
          left();
          return new Promise(() => undefined); // the process is no more
        },
        close: () => undefined,
      };
      void round({ open: () => killed });
      await gone;
      expect(mailbox.mails).toHaveLength(1);
      house.now += lockTime;
      await round();
      expect(mailbox.mails).toHaveLength(1);
      house.now += 1;
      await round();
      await round();
      expect(mailbox.mails).toHaveLength(2);
      const ids = mailbox.mails.map(({ raw }) => readRaw(raw).headers.get('message-id'));
      expect(ids[0]).toBe(ids[1]);
      expect(await states()).toEqual(['sent']);
    });

    it('are given up after three refusals of the mailbox, and hold nobody else up', async () => {
      mailbox.refuse = (address) => (address.startsWith('full') ? 552 : null);
      await reject('full');
      await reject('ana');
      house.now += due;
      for (const expected of ['waiting', 'waiting', 'failed']) {
        await round();
        const mine = (await house.central.admin.mails()).find(({ login }) => login === 'full');
        expect(mine).toMatchObject({ state: expected, trouble: 'EENVELOPE 552' });
        house.now += 3_600_000;
      }
      await round();
      expect(mailbox.mails.map(({ to }) => to)).toEqual([['ana@example.fr']]);
      expect((await house.central.admin.mails()).find(({ login }) => login === 'full')).toMatchObject({
        attempts: 3,
      });
      expect(house.log.join('')).toContain('a mail was given up');
      expect(house.log.join('')).not.toContain('full@');
    });

    it('wait, longer each time and across a restart, for a mailbox that is busy', async () => {
      mailbox.refuse = () => 451;
      await reject('ana');
      house.now += due;
      const waits: number[] = [];
      for (let tries = 0; tries < 8; tries += 1) {
        await round();
        const [mail] = await house.central.admin.mails();
        waits.push(((mail?.next_ms ?? 0) - house.now) / 60_000);
        house.now = mail?.next_ms ?? 0;
        if (tries === 3) await house.restart();
      }
      expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
      mailbox.refuse = () => null;
      await round();
      expect(mailbox.mails).toHaveLength(1);
    });

    it('do not knock once per mail at a server that is away', async () => {
      for (const login of ['ana', 'ben', 'cai']) await reject(login);
      house.now += due;
      const away = settingsFor({ ...mailbox, port: 1 });
      const next = await round({}, away);
      expect(next).toBeGreaterThan(house.now);
      expect((await house.central.admin.mails()).map(({ attempts }) => attempts).toSorted()).toEqual([
        0, 0, 1,
      ]);
      house.now = next;
      await round();
      expect(mailbox.mails).toHaveLength(3);
    });
  });

  it('that make the server hang up hold the others up for minutes, not for hours', async () => {
    await open();
    const sent: string[] = [];
    const choosy: MailTransport = {
      send: async ({ to }) => {
        if (to.startsWith('poison')) return { ...err('unavailable'), code: 'ECONNECTION' };
        sent.push(to);
        return ok(true);
      },
      close: () => undefined,
    };
    await reject('poison');
    house.now += due;
    for (let tries = 0; tries < 20; tries += 1) {
      const next = await round({ open: () => choosy });
      if (next > 0) expect(next - house.now).toBeLessThanOrEqual(5 * 60_000);
      house.now = Math.max(next, house.now + 60_000);
    }
    const [mail] = await house.central.admin.mails();
    // It is itself asked about less and less often all the same.
    expect(mail?.attempts).toBeLessThan(8);
    await reject('ana');
    house.now += due;
    await round({ open: () => choosy });
    house.now += 5 * 60_000;
    await round({ open: () => choosy });
    expect(sent).toEqual(['ana@example.fr']);
  });

  describe('over an unsafe way', () => {
    beforeEach(() => open());
    const trouble = async (settings: MailSettings) => {
      await reject('ana');
      house.now += due;
      await round({}, settings);
      const [mail] = await house.central.admin.mails();
      return `${mail?.state} ${mail?.trouble}`;
    };

    it('do not leave when the server offers no encryption', async () => {
      const plain = await startMailbox({
        ...certificate,
        hideSTARTTLS: true,
        disabledCommands: ['STARTTLS'],
      });
      ends.push(() => plain.close());
      expect(await trouble(settingsFor(plain, { auth: null }))).toMatch(/^waiting ETLS/);
      expect(plain.mails).toEqual([]);
    });

    it('do not leave when nobody whom we trust knows the server', async () => {
      const other = await makeCertificate();
      expect(await trouble(settingsFor(mailbox, { authorities: other.cert }))).toMatch(
        /^waiting E(TLS|SOCKET)/,
      );
      expect(mailbox.mails).toEqual([]);
    });

    it('do not leave with a wrong password, which is said nowhere', async () => {
      const auth = { user: 'badges', password: 'faux-secret' };
      expect(await trouble(settingsFor(mailbox, { auth }))).toBe('waiting EAUTH 535');
      expect(house.log.join('')).not.toContain('faux-secret');
      expect(mailbox.mails).toEqual([]);
    });

    it('leave by smtps', async () => {
      const secure = await startMailbox({ ...certificate, secure: true, account });
      ends.push(() => secure.close());
      expect(await trouble(settingsFor(secure, { encryption: 'smtps' }))).toBe('sent null');
      expect(secure.mails).toMatchObject([{ secure: true, user: 'badges' }]);
    });
  });

  it('are sent by central itself', async () => {
    await open({}, 20);
    await reject('ana');
    house.now += due;
    await expect.poll(() => mailbox.mails.length).toBe(1);
    await expect.poll(states).toEqual(['sent']);
  });

  it('are not made at all without settings; a rejection works, and the log says it once', async () => {
    const quiet = await openHouse(makeSqlite);
    ends.push(() => quiet.close());
    const { person } = await submitPhoto(quiet, 'ana');
    expect(await quiet.central.admin.rejectPhoto(person, 'blurred', null)).toMatchObject({ ok: true });
    expect(await quiet.central.admin.mails()).toEqual([]);
    expect(quiet.log.filter((line) => line.includes('mail is not configured'))).toHaveLength(1);
  });
});

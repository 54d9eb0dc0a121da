// From a rejection to the mailbox: a real SMTP server in this process, a real database, the house's own clock.
import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import { canSelfSign, makeCertificate } from '../../../tests/fixtures/self-signed.ts';
import type { CommandId, PersonId, PhotoId } from '../../shared/domain/ids.ts';
import { instant } from '../clock.ts';
import { makeSqlite, openHouse, outcomeOf } from '../testing/house.ts';
import { due, MailRoom } from '../testing/mail-room.ts';
import { readRaw } from '../testing/mailbox.ts';
import { submitPhoto } from '../testing/queue.ts';

describe.skipIf(!canSelfSign)('mails about photos', () => {
  let certificate: Awaited<ReturnType<typeof makeCertificate>>;
  let room: MailRoom;
  beforeAll(async () => {
    certificate = await makeCertificate();
  });
  afterEach(() => room.close());

  /** A photo that came no matter how: three hundred sign-ins say nothing of mails. */
  const bare = (person: PersonId) => ({
    ...{ id: randomUUID() as PhotoId, person_id: person, command_id: randomUUID() as CommandId },
    ...{ state: 'submitted' as const, reason: null, message: null, decided_at: null },
    ...{ submitted_at: instant(room.house.now), source: 'camera' as const, quality: null },
    class: 'unsure' as const,
  });

  describe('of the usual kind', () => {
    beforeEach(async () => {
      room = await MailRoom.open(certificate);
    });

    it('leave when nobody can take the decision back any more, once, and say why and what to do', async () => {
      await room.reject('llebo', 'Le mur de gauche est mieux.');
      room.house.now += due - 1;
      await room.round();
      expect(room.mailbox.mails).toEqual([]);
      room.house.now += 1;
      await room.round();
      await room.round();
      expect(room.mailbox.mails).toHaveLength(1);
      const [mail] = room.mailbox.mails;
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
      expect(await room.states()).toEqual(['sent']);
      expect(room.house.log.join('')).not.toMatch(/llebo|très-secret|Le mur/);
    });

    it('do not leave when the decision was taken back, nor when there is a newer photo', async () => {
      const undone = await room.reject('ana');
      expect(await room.marc.undo(undone, undone.decision)).toBe('applied');
      await room.reject('ben');
      await submitPhoto(room.house, 'ben');
      room.house.now += due;
      await room.round();
      expect(room.mailbox.mails).toEqual([]);
      expect(await room.states()).toEqual(['dropped', 'dropped']);
    });

    it('cannot be taken back once they have left: the decision stands', async () => {
      const one = await room.reject('ana');
      const actor = { role: 'moderator', visit: room.marc.visit.visit };
      const undo = await room.marc.station.command(
        room.marc.visit,
        'photo.undecide',
        { photo: one.photo, decision: one.decision },
        { subject: one.person, actor },
      );
      room.house.now += due;
      await room.round();
      expect(room.mailbox.mails).toHaveLength(1);
      expect(await outcomeOf(room.marc.station, undo)).toBe('moderation.undo-effects');
      expect((await room.house.central.admin.account(one.person)).photo?.state).toBe('rejected');
    });

    it('are not sent about accepted photos, unless this is asked for', async () => {
      await room.marc.decide(await submitPhoto(room.house, 'ana'));
      room.house.now += due;
      await room.round();
      expect(await room.states()).toEqual([]);
      await room.close();
      room = await MailRoom.open(certificate, { mailOnAcceptance: true });
      await room.marc.decide(await submitPhoto(room.house, 'ana'));
      room.house.now += due;
      await room.round();
      expect(readRaw(room.mailbox.mails[0]?.raw ?? '').parts[0]?.text).toContain('est validée');
    });

    it('say nothing more than their words, whatever people write', async () => {
      const evil = 'Bien.\r\nBcc: tous@univ.example\r\n\r\n<script>alert(1)</script>\n.\r\nQUIT\u202eecnegru';
      await room.reject('ana', evil);
      const name = 'Ana\r\nBcc: tous@univ.example\r\n<b>';
      await room.store.db
        .updateTable('people')
        .set({ first_name: name })
        .where('login', '=', 'ana')
        .execute();
      room.house.now += due;
      await room.round();
      expect(room.mailbox.mails.map(({ to }) => to)).toEqual([['ana@example.fr']]);
      const { headers, parts } = readRaw(room.mailbox.mails[0]?.raw ?? '');
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
      await room.reject('ana');
      await room.store.db
        .updateTable('people')
        .set({ university_email: address })
        .where('login', '=', 'ana')
        .execute();
      room.house.now += due;
      await room.round();
      expect(room.mailbox.connections()).toBe(0);
      expect(await room.house.central.admin.mails()).toMatchObject([{ state: 'failed', trouble: 'address' }]);
    });

    it('go to three hundred people, once each, over few connections', async () => {
      const { admin } = room.house.central;
      const people = Array.from({ length: 300 }, (_none, index) => `p${index}`);
      for (const login of people) {
        const names = { firstName: 'Ana', lastName: 'Ruiz', contactEmail: null, staffNumber: null };
        const mine = { login, universityEmail: `${login}@example.fr`, studentNumber: login };
        const person = await admin.addPerson({ kind: 'student', ...names, ...mine });
        await room.store.db.insertInto('photos').values(bare(person)).execute();
        expect((await admin.rejectPhoto(person, 'too-dark', null)).ok).toBe(true);
      }
      room.house.now += due;
      // Two senders at once, as two processes would be.
      await Promise.all([room.round(), room.round()]);
      expect(room.mailbox.mails.map(({ to }) => to[0]).toSorted()).toEqual(
        people.map((login) => `${login}@example.fr`).toSorted(),
      );
      // The library begins a new one after a hundred mails.
      expect(room.mailbox.connections()).toBeLessThanOrEqual(4);
      expect(new Set(await room.states())).toEqual(new Set(['sent']));
    });
  });

  it('are sent by central itself', async () => {
    room = await MailRoom.open(certificate, {}, 20);
    await room.reject('ana');
    room.house.now += due;
    await expect.poll(() => room.mailbox.mails.length).toBe(1);
    await expect.poll(() => room.states()).toEqual(['sent']);
  });
});

test('without settings no mail is made; a rejection works, and the log says it once', async () => {
  const quiet = await openHouse(makeSqlite);
  try {
    const { person } = await submitPhoto(quiet, 'ana');
    expect(await quiet.central.admin.rejectPhoto(person, 'blurred', null)).toMatchObject({ ok: true });
    expect(await quiet.central.admin.mails()).toEqual([]);
    expect(quiet.log.filter((line) => line.includes('mail is not configured'))).toHaveLength(1);
  } finally {
    await quiet.close();
  }
});

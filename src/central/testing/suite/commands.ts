import { randomUUID } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { paths, proofWindow, type OpenedVisit } from '../../../shared/contract/central.ts';
import { commandType } from '../../../shared/contract/command.ts';
import type { BadgeId, CommandId, PersonId, PhotoId, VisitId } from '../../../shared/domain/ids.ts';
import {
  consentText,
  decisions,
  openHouse,
  outcomeOf,
  photos,
  problemOf,
  type House,
  type MakeDatabase,
} from '../house.ts';

const minute = 60_000;

/** What a command must be to be received, once and for all. */
export function commandSuite(makeDatabase: MakeDatabase): void {
  let house: House;
  let visit: OpenedVisit;
  beforeEach(async () => {
    house = await openHouse(makeDatabase);
    visit = await house.station.visit('llebo');
  });
  afterEach(() => house.close());
  const consent = (decision: 'accepted' | 'refused' = 'refused', more = {}) =>
    house.station.command(
      visit,
      'consent.record',
      { decisions: decisions(decision), screenDefault: 'none' },
      more,
    );
  const photo = async (more = {}) =>
    house.station.command(
      visit,
      'photo.submit',
      { photo: randomUUID() as PhotoId },
      { photos: await photos(), ...more },
    );
  const receipt = (answer: { body: unknown }) => (answer.body as { receipt: string }).receipt;

  describe('exactly once', () => {
    it('answers twenty deliveries at the same moment with one receipt, for one effect', async () => {
      const signed = await photo();
      const answers = await Promise.all(Array.from({ length: 20 }, () => house.station.deliver(signed)));
      expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200]));
      expect(new Set(answers.map(receipt)).size).toBe(1);
      expect(await house.central.admin.photos(house.lea)).toHaveLength(1);
      expect(await house.central.admin.commands()).toHaveLength(1);
      expect((await house.central.admin.account(house.lea)).revision).toBe(1);
    });

    it('applies twenty different commands that come together, all of them', async () => {
      const signed = [];
      for (let index = 0; index < 20; index += 1)
        signed.push(await consent(index % 2 ? 'accepted' : 'refused'));
      const answers = await Promise.all(signed.map((one) => house.station.deliver(one)));
      expect(answers.map((answer) => answer.status)).toEqual(signed.map(() => 200));
      const { revision } = await house.central.admin.account(house.lea);
      expect(revision).toBe(20);
      expect(await house.central.admin.stations()).toMatchObject([
        { lastSequence: 20, gaps: [], incidents: [] },
      ]);
    });

    it('answers the same receipt after a restart', async () => {
      const signed = await photo();
      const before = receipt(await house.station.deliver(signed));
      await house.restart();
      house.now += 60 * minute;
      expect(receipt(await house.station.deliver(signed))).toBe(before);
    });

    it('answers the same refusal again, even when it would now be accepted', async () => {
      const badge = randomUUID() as BadgeId;
      const early = await house.station.command(visit, 'badge.request', {
        badge,
        kind: 'student',
        certified: false,
      });
      expect(await outcomeOf(house.station, early)).toBe('photo.none');
      await house.station.deliver(await photo());
      await house.station.deliver(await consent());
      expect(await outcomeOf(house.station, early)).toBe('photo.none');
      expect(await house.central.admin.badges(house.lea)).toEqual([]);
    });

    it('refuses another command under the same id, and keeps the first', async () => {
      const first = await consent('refused');
      await house.station.deliver(first);
      const second = await consent('accepted', { id: first.command.id });
      expect(problemOf(await house.station.deliver(second))).toBe('409 command.conflict');
      const other = await house.newStation('Hall B');
      const foreign = await other.command(
        await other.visit('mduran'),
        'consent.record',
        { decisions: decisions('accepted'), screenDefault: 'none' },
        { id: first.command.id },
      );
      expect(problemOf(await other.deliver(foreign))).toBe('409 command.conflict');
      expect((await house.central.admin.account(house.lea)).consents[0]?.decision).toBe('refused');
    });
  });

  describe('without a receipt', () => {
    it('refuses what another key or another purpose signed', async () => {
      const other = await house.newStation('Hall B');
      const signed = await consent();
      const put = (command: string) =>
        house.station.ask('PUT', paths.command(signed.command.id), { command, attachments: [] });
      const header = { typ: commandType, kid: house.station.id };
      const refused = '422 command.signature-refused';
      expect(problemOf(await put(await house.station.sign(signed.command, header, other.key)))).toBe(refused);
      expect(
        problemOf(await put(await house.station.sign(signed.command, { ...header, kid: other.id }))),
      ).toBe(refused);
      expect(problemOf(await put(await house.station.sign(signed.command, { ...header, typ: 'jwt' })))).toBe(
        refused,
      );
      expect(problemOf(await put('abc'))).toBe(refused);
      const foreign = { ...signed.command, station: other.id };
      expect(problemOf(await put(await house.station.sign(foreign, header)))).toBe(refused);
      expect(await house.central.admin.commands()).toEqual([]);
    });

    it('refuses what is no command, or under another id', async () => {
      const signed = await consent();
      const header = { typ: commandType, kid: house.station.id };
      const put = async (payload: unknown, id = signed.command.id) =>
        house.station.ask('PUT', paths.command(id), {
          command: await house.station.sign(payload, header),
          attachments: [],
        });
      expect(problemOf(await put({ ...signed.command, kind: 'badge.print' }))).toBe('422 command.invalid');
      expect(problemOf(await put({ ...signed.command, sequence: 0 }))).toBe('422 command.invalid');
      expect(problemOf(await put('text'))).toBe('422 command.invalid');
      expect(problemOf(await put(signed.command, uuidv7() as CommandId))).toBe('422 command.invalid');
      expect(problemOf(await put(signed.command, randomUUID() as CommandId))).toBe('400 visit.input-invalid');
    });

    it('refuses attachments that are missing, foreign, too many or changed', async () => {
      const signed = await photo();
      const [one, two] = signed.delivery.attachments;
      if (one === undefined || two === undefined) throw new Error('two attachments');
      const bent = Buffer.from(one.sealed, 'base64');
      bent[200] = (bent[200] ?? 0) ^ 1;
      for (const attachments of [
        [],
        [one],
        [one, one],
        [one, two, two],
        [{ ...one, sealed: bent.toString('base64') }, two],
        [{ ...one, sha256: 'a'.repeat(64) }, two],
      ]) {
        const delivery = { ...signed.delivery, attachments };
        const answer = await house.station.ask('PUT', paths.command(signed.command.id), delivery);
        expect(problemOf(answer)).toBe('422 attachment.missing');
      }
      expect(await outcomeOf(house.station, signed)).toBe('applied');
    });

    it('refuses what is too large', async () => {
      const { command } = await consent();
      const delivery = { command: 'a'.repeat(6 * 1024 * 1024), attachments: [] };
      expect(problemOf(await house.station.ask('PUT', paths.command(command.id), delivery))).toBe(
        '413 command.too-large',
      );
    });
  });

  describe('and the visit', () => {
    it('takes what was done in it, however late it comes', async () => {
      const signed = await consent();
      await house.station.ask('DELETE', paths.visit(visit.visit), undefined, { visit: visit.token });
      house.now += 3 * 24 * 60 * minute;
      expect(await outcomeOf(house.station, signed)).toBe('applied');
    });

    it('takes what was done after the token ran out but before the visit’s end: the network may be down', async () => {
      house.now += 12 * minute;
      expect(await outcomeOf(house.station, await consent())).toBe('applied');
    });

    it('refuses what was done before it, after its end, or after it was closed', async () => {
      const at = (milliseconds: number) => ({ occurredAt: new Date(house.now + milliseconds).toISOString() });
      expect(await outcomeOf(house.station, await consent('accepted', at(-3 * minute)))).toBe(
        'visit.expired',
      );
      house.now += 18 * minute;
      expect(await outcomeOf(house.station, await consent('accepted'))).toBe('visit.expired');
      visit = await house.station.visit('llebo');
      await house.station.ask('DELETE', paths.visit(visit.visit), undefined, { visit: visit.token });
      house.now += 3 * minute;
      expect(await outcomeOf(house.station, await consent('accepted'))).toBe('visit.expired');
      expect(await house.central.admin.consents(house.lea)).toEqual([]);
    });

    it('takes an act under a clock that its proofs are taken under: as wrong, and not known to be', async () => {
      const slow = (proofWindow - 1) * 1000;
      const occurredAt = new Date(house.now - slow).toISOString();
      expect(await outcomeOf(house.station, await consent('accepted', { occurredAt }))).toBe('applied');
    });

    it('reads the station’s clock with its offset', async () => {
      const occurredAt = new Date(house.now - 24 * 60 * minute).toISOString();
      const signed = await consent('accepted', { occurredAt, clockOffset: 24 * 60 * minute });
      expect(await outcomeOf(house.station, signed)).toBe('applied');
      const [row] = await house.central.admin.consents(house.lea);
      expect(row?.decided_at).toBe(new Date(house.now).toISOString());
      const absurd = await consent('accepted', { clockOffset: Number.MIN_SAFE_INTEGER });
      expect(await outcomeOf(house.station, absurd)).toBe('visit.expired');
    });

    it('lets nobody act for somebody else, elsewhere, or in no visit', async () => {
      expect(await outcomeOf(house.station, await consent('accepted', { subject: house.marc }))).toBe(
        'visit.foreign',
      );
      expect(
        await outcomeOf(house.station, await consent('accepted', { subject: randomUUID() as PersonId })),
      ).toBe('visit.foreign');
      const nowhere = { role: 'holder', visit: randomUUID() as VisitId };
      expect(await outcomeOf(house.station, await consent('accepted', { actor: nowhere }))).toBe(
        'visit.none',
      );
      const other = await house.newStation('Hall B');
      const elsewhere = await other.command(visit, 'consent.record', {
        decisions: decisions('accepted'),
        screenDefault: 'none',
      });
      expect(await outcomeOf(other, elsewhere)).toBe('visit.foreign');
    });
  });

  describe('and the chain', () => {
    const station = async () => (await house.central.admin.stations())[0];

    it('lists what is missing until it comes', async () => {
      const all = [await consent(), await consent(), await consent(), await consent(), await consent()];
      for (const index of [1, 4]) await house.station.deliver(all[index] as never);
      expect(await station()).toMatchObject({
        lastSequence: 5,
        gaps: [
          { from: 1, to: 1 },
          { from: 3, to: 4 },
        ],
      });
      for (const index of [3, 0, 2]) await house.station.deliver(all[index] as never);
      expect(await station()).toMatchObject({ gaps: [], incidents: [] });
    });

    it('flags a broken link, whichever end comes first, and loses nobody’s act', async () => {
      const first = await consent();
      const second = await consent('accepted', { previous: 'a'.repeat(64) });
      expect(await outcomeOf(house.station, second)).toBe('applied');
      expect(await station()).toMatchObject({ incidents: [] });
      expect(await outcomeOf(house.station, first)).toBe('applied');
      expect(await station()).toMatchObject({ incidents: [{ kind: 'chain-broken', sequence: 1 }] });
      const third = await consent('refused', { previous: 'b'.repeat(64) });
      expect(await outcomeOf(house.station, third)).toBe('applied');
      expect((await station())?.incidents).toHaveLength(2);
    });

    it('refuses a number that is taken, with a receipt, and flags it', async () => {
      expect(await outcomeOf(house.station, await consent('refused', { sequence: 7 }))).toBe('applied');
      expect(await outcomeOf(house.station, await consent('accepted', { sequence: 7 }))).toBe(
        'command.conflict',
      );
      expect(await station()).toMatchObject({ incidents: [{ kind: 'sequence-taken', sequence: 7 }] });
      expect((await house.central.admin.account(house.lea)).consents[0]?.decision).toBe('refused');
      expect(await station()).toMatchObject({ refused: 1 });
    });
  });

  describe('consent.record', () => {
    it('keeps every decision, with the words that were shown', async () => {
      await outcomeOf(house.station, await consent('accepted'));
      house.now += 1000;
      await outcomeOf(house.station, await consent('refused'));
      const history = await house.central.admin.consents(house.lea);
      expect(history).toHaveLength(6);
      expect(history[0]).toMatchObject({
        decision: 'accepted',
        text_version: '2026-1',
        text_language: 'fr',
        screen_default: 'none',
        visit_id: visit.visit,
        station_id: house.station.id,
      });
      const { consents } = await house.central.admin.account(house.lea);
      expect(consents.map((one) => one.decision)).toEqual(['refused', 'refused', 'refused']);
    });

    it('lets no older acceptance overtake a withdrawal, at this station or another', async () => {
      const older = await consent('accepted');
      house.now += 60_000;
      expect(await outcomeOf(house.station, await consent('refused'))).toBe('applied');
      expect(await outcomeOf(house.station, older)).toBe('applied');
      const { consents } = await house.central.admin.account(house.lea);
      expect(consents.map((one) => one.decision)).toEqual(['refused', 'refused', 'refused']);
    });

    it('refuses words that were never published, or for another purpose or language', async () => {
      const known = consentText('teaching');
      for (const text of [
        { ...known, sha256: 'a'.repeat(64) as never },
        { ...known, version: '2025-1' },
        { ...known, language: 'en' as const },
        consentText('directory'),
      ]) {
        const payload = {
          decisions: [{ purpose: 'teaching' as const, decision: 'accepted' as const, text }],
          screenDefault: 'none' as const,
        };
        const signed = await house.station.command(visit, 'consent.record', payload);
        expect(await outcomeOf(house.station, signed)).toBe('consent.text-unknown');
      }
      expect(await house.central.admin.consents(house.lea)).toEqual([]);
    });
  });
}

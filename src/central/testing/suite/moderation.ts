import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { undoWindow } from '../../../shared/contract/command.ts';
import type { BadgeId, CommandId, PhotoId } from '../../../shared/domain/ids.ts';
import { decisions, encodedBadge, openHouse, outcomeOf, type House, type MakeDatabase } from '../house.ts';
import { Moderator, rejected, submitPhoto } from '../queue.ts';
import type { TestStation } from '../test-station.ts';

/** Decisions on photos, and taking them back. */
export function moderationSuite(makeDatabase: MakeDatabase): void {
  describe('a decision on a photo', () => {
    let house: House;
    let office: TestStation;
    let second: TestStation;
    let marc: Moderator;
    beforeAll(async () => {
      house = await openHouse(makeDatabase);
      office = await house.newStation('Service des badges', true);
      second = await house.newStation('Service des badges, 2', true);
      await house.central.admin.grantRole('mduran', 'moderator');
      await house.central.admin.grantRole('llebo', 'moderator');
      marc = await Moderator.at(office, 'mduran');
    });
    afterAll(() => house.close());
    const stateOf = async (person: Parameters<House['central']['admin']['account']>[0]) =>
      (await house.central.admin.account(person)).photo;

    it('is applied once, however often it comes, and kept with who made it', async () => {
      const ana = await submitPhoto(house, 'ana');
      const before = await house.central.admin.account(ana.person);
      const signed = await marc.decision(ana, rejected('Trop près.\nReculez.'));
      expect(await outcomeOf(office, signed)).toBe('applied');
      const [first, again] = [await office.deliver(signed), await office.deliver(signed)];
      expect(again.body).toEqual(first.body);
      const after = await house.central.admin.account(ana.person);
      expect(after.photo).toMatchObject({
        state: 'rejected',
        reason: 'blurred',
        message: 'Trop près.\nReculez.',
      });
      expect(after.revision).toBe(before.revision + 1);
      expect(await house.central.admin.decisions(ana.person)).toMatchObject([
        {
          ...{ id: signed.command.id, command_id: signed.command.id, photo_id: ana.photo },
          ...{ state: 'rejected', reason: 'blurred', moderator_id: house.marc, station_id: office.id },
          ...{ actor: `visit:${marc.visit.visit}`, decided_at: signed.command.occurredAt, undone_at: null },
        },
      ]);
    });

    it('has a visit of hours at the office, and of a quarter of an hour in a public hall', async () => {
      const hours = ({ visitEndsAt }: { visitEndsAt: string }) =>
        (Date.parse(visitEndsAt) - house.now) / 3_600_000;
      const hall = await Moderator.at(house.station, 'mduran');
      expect(hours(hall.visit)).toBeCloseTo(0.25, 1);
      expect(hours(marc.visit)).toBeCloseTo(4, 1);
    });

    it('is refused when somebody has decided before', async () => {
      const ben = await submitPhoto(house, 'ben');
      const lea = await Moderator.at(second, 'llebo');
      expect(await lea.decide(ben)).toBe('applied');
      expect(await marc.decide(ben, rejected())).toBe('moderation.decided');
      expect(await stateOf(ben.person)).toMatchObject({ state: 'accepted' });
      expect(await house.central.admin.decisions(ben.person)).toHaveLength(1);
      const cai = await submitPhoto(house, 'cai');
      await house.central.admin.acceptPhoto(cai.person);
      expect(await marc.decide(cai)).toBe('moderation.decided');
      expect(await house.central.admin.decisions(cai.person)).toMatchObject([
        { actor: 'administrator', moderator_id: null, state: 'accepted' },
      ]);
    });

    it('is made by one of two moderators who decide at the same moment', async () => {
      const lea = await Moderator.at(second, 'llebo');
      for (const login of ['r1', 'r2', 'r3', 'r4', 'r5', 'r6']) {
        const one = await submitPhoto(house, login);
        const outcomes = await Promise.all([marc.decide(one), lea.decide(one, rejected())]);
        expect(outcomes.toSorted()).toEqual(['applied', 'moderation.decided']);
        expect(await house.central.admin.decisions(one.person)).toHaveLength(1);
        expect((await stateOf(one.person))?.state).toBe(outcomes[0] === 'applied' ? 'accepted' : 'rejected');
      }
    });

    it('is not made on one’s own photo', async () => {
      const own = await submitPhoto(house, 'mduran');
      expect(await marc.decide(own)).toBe('moderation.own-photo');
      expect(await marc.decide(own, rejected())).toBe('moderation.own-photo');
      expect(await stateOf(house.marc)).toMatchObject({ state: 'submitted' });
      const lea = await Moderator.at(second, 'llebo');
      const signed = await lea.decision(own);
      expect(await outcomeOf(second, signed)).toBe('applied');
      expect(await marc.undo(own, signed.command.id)).toBe('moderation.own-photo');
    });

    it('needs the role now, at a station of the office, in an open visit of that station', async () => {
      const dan = await submitPhoto(house, 'dan');
      const { admin } = house.central;
      const atTheHall = await Moderator.at(house.station, 'mduran');
      expect(await atTheHall.decide(dan)).toBe('moderation.not-allowed');
      await submitPhoto(house, 'eve');
      const eve = await Moderator.at(second, 'eve');
      expect(await eve.decide(dan)).toBe('moderation.not-allowed');
      const foreign = await second.command(
        marc.visit,
        'photo.decide',
        { photo: dan.photo, decision: { state: 'accepted' } },
        { subject: dan.person, actor: { role: 'moderator', visit: marc.visit.visit } },
      );
      expect(await outcomeOf(second, foreign)).toBe('visit.foreign');
      expect(
        await outcomeOf(
          office,
          await marc.decision(dan, undefined, { actor: { role: 'moderator', visit: randomUUID() } }),
        ),
      ).toBe('visit.none');
      const late = new Date(house.now - 3_600_000).toISOString();
      expect(await outcomeOf(office, await marc.decision(dan, undefined, { occurredAt: late }))).toBe(
        'visit.expired',
      );
      const made = await marc.decision(dan);
      await admin.revokeRole('mduran', 'moderator');
      expect(await outcomeOf(office, made)).toBe('moderation.not-allowed');
      await admin.grantRole('mduran', 'card-office');
      expect(await marc.decide(dan)).toBe('moderation.not-allowed');
      await admin.grantRole('mduran', 'moderator');
      expect(await stateOf(dan.person)).toMatchObject({ state: 'submitted' });
      expect(await marc.decide(dan)).toBe('applied');
    });

    it('is no holder’s act, and a moderator does none of the holder’s', async () => {
      const finn = await submitPhoto(house, 'finn');
      const holder = { actor: { role: 'holder', visit: marc.visit.visit } };
      expect(await outcomeOf(office, await marc.decision(finn, undefined, holder))).toBe(
        'visit.act-not-allowed',
      );
      const own = { subject: house.marc, ...holder };
      expect(await outcomeOf(office, await marc.decision(finn, undefined, own))).toBe(
        'visit.act-not-allowed',
      );
      const payload = { decisions: decisions('accepted'), screenDefault: 'none' as const };
      const asModerator = { subject: finn.person, actor: { role: 'moderator', visit: marc.visit.visit } };
      expect(
        await outcomeOf(office, await office.command(marc.visit, 'consent.record', payload, asModerator)),
      ).toBe('visit.act-not-allowed');
      expect(await house.central.admin.consents(finn.person)).toEqual([]);
    });

    it('concerns a photo of the person that it names', async () => {
      const gil = await submitPhoto(house, 'gil');
      expect(await marc.decide({ person: house.lea, photo: gil.photo })).toBe('command.invalid');
      expect(await marc.decide({ person: gil.person, photo: randomUUID() as PhotoId })).toBe(
        'command.invalid',
      );
    });

    it.each([
      ['no reason', { state: 'rejected', message: null }],
      ['an invented reason', { state: 'rejected', reason: 'ugly', message: null }],
      ['too many words', { state: 'rejected', reason: 'other', message: 'a'.repeat(501) }],
      ['an invented state', { state: 'submitted' }],
    ])('with %s is no command', async (_what, decision) => {
      const hal = await submitPhoto(house, 'hal');
      const answer = await office.deliver(await marc.decision(hal, decision as never));
      expect(answer.body).toMatchObject({ code: 'command.invalid' });
      office.sequence -= 1;
    });

    describe('taken back', () => {
      it('within the window gives the photo back, into the same hands', async () => {
        const ida = await submitPhoto(house, 'ida');
        const signed = await marc.decision(ida, rejected('Non.'));
        expect(await outcomeOf(office, signed)).toBe('applied');
        house.now += undoWindow;
        expect(await marc.undo(ida, signed.command.id)).toBe('applied');
        expect(await stateOf(ida.person)).toMatchObject({ state: 'submitted', reason: null, message: null });
        const items = async (one: Moderator) =>
          (await one.take({ size: 20 })).items.map(({ photo }) => photo);
        expect(await items(await Moderator.at(second, 'llebo'))).not.toContain(ida.photo);
        expect(await items(marc)).toContain(ida.photo);
        expect(await marc.undo(ida, signed.command.id)).toBe('moderation.undo-nothing');
        expect(await marc.decide(ida)).toBe('applied');
        expect(await house.central.admin.decisions(ida.person)).toMatchObject([
          { state: 'rejected', message: 'Non.', undone_at: expect.any(String) as string },
          { state: 'accepted', undone_at: null },
        ]);
      });

      it('is judged by when it was done, however late it comes', async () => {
        const jan = await submitPhoto(house, 'jan');
        const signed = await marc.decision(jan);
        house.now += undoWindow - 1000;
        const actor = { role: 'moderator', visit: marc.visit.visit };
        const undo = await office.command(
          marc.visit,
          'photo.undecide',
          { photo: jan.photo, decision: signed.command.id },
          { subject: jan.person, actor },
        );
        house.now += 60_000;
        expect([await outcomeOf(office, signed), await outcomeOf(office, undo)]).toEqual([
          'applied',
          'applied',
        ]);
        expect(await stateOf(jan.person)).toMatchObject({ state: 'submitted' });
        // The same undo, delivered again, is the same answer.
        expect(await outcomeOf(office, undo)).toBe('applied');
      });

      it('too late, or before it was made, changes nothing', async () => {
        marc = await Moderator.at(office, 'mduran');
        const kim = await submitPhoto(house, 'kim');
        const signed = await marc.decision(kim);
        expect(await outcomeOf(office, signed)).toBe('applied');
        const early = new Date(house.now - 10_000).toISOString();
        expect(await marc.undo(kim, signed.command.id, { occurredAt: early })).toBe(
          'moderation.undo-too-late',
        );
        house.now += undoWindow + 2001;
        expect(await marc.undo(kim, signed.command.id)).toBe('moderation.undo-too-late');
        expect(await stateOf(kim.person)).toMatchObject({ state: 'accepted' });
      });

      it('by somebody else, of another photo, or of nothing, changes nothing', async () => {
        const [lou, max] = [await submitPhoto(house, 'lou'), await submitPhoto(house, 'max')];
        const signed = await marc.decision(lou);
        expect(await outcomeOf(office, signed)).toBe('applied');
        const lea = await Moderator.at(second, 'llebo');
        const { id } = signed.command;
        expect(await lea.undo(lou, id)).toBe('moderation.undo-nothing');
        expect(await marc.undo(max, id)).toBe('moderation.undo-nothing');
        expect(await marc.undo({ person: max.person, photo: lou.photo }, id)).toBe('moderation.undo-nothing');
        expect(await marc.undo(lou, '0190a8f0-0000-7000-8000-000000000000' as CommandId)).toBe(
          'moderation.undo-nothing',
        );
        expect(await stateOf(lou.person)).toMatchObject({ state: 'accepted' });
      });

      it('after a badge was made with the photo changes nothing', async () => {
        const nia = await submitPhoto(house, 'nia');
        const visit = await house.station.visit('nia');
        const badge = randomUUID() as BadgeId;
        const consent = await house.station.command(visit, 'consent.record', {
          decisions: decisions('refused'),
          screenDefault: 'none',
        });
        expect(await outcomeOf(house.station, consent)).toBe('applied');
        const request = await house.station.command(visit, 'badge.request', {
          ...{ badge, kind: 'student', certified: false },
        });
        expect(await outcomeOf(house.station, request)).toBe('applied');
        const signed = await marc.decision(nia);
        expect(await outcomeOf(office, signed)).toBe('applied');
        expect(await house.central.admin.approveBadge(badge)).toMatchObject({ ok: true });
        expect(await marc.undo(nia, signed.command.id)).toBe('moderation.undo-effects');
        expect(await stateOf(nia.person)).toMatchObject({ state: 'accepted' });
      });

      it('is possible when a badge of before has nothing to do with it', async () => {
        const oli = await submitPhoto(house, 'oli');
        const visit = await house.station.visit('oli');
        await encodedBadge(house, visit, randomUUID() as BadgeId, '04A1B2C3D4E5F6');
        house.now += 1000;
        const newer = await submitPhoto(house, 'oli');
        const signed = await marc.decision(newer);
        expect(await outcomeOf(office, signed)).toBe('applied');
        expect(await marc.undo(newer, signed.command.id)).toBe('applied');
        expect(oli.person).toBe(newer.person);
      });
    });
  });
}

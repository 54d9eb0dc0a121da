import { randomUUID } from 'node:crypto';
import { describe, beforeEach, expect, it } from 'vitest';
import WebSocket from 'ws';
import { openClerk, type Clerk } from '../../src/demo/seed/clerk.ts';
import { handOf, heading, kiosk, touch, type Hand } from '../../src/demo/tour/visitor/hand.ts';
import { told } from '../../src/demo/tour/visitor/notice.ts';
import { signIn, signOut } from '../../src/demo/tour/visitor/sign-in.ts';
import type { Act } from '../../src/shared/contract/station.ts';
import { paths } from '../../src/shared/contract/central.ts';
import { houseFor } from '../support/house.ts';
import { describeWith } from '../support/needs.ts';
import { nameOf, student, withActiveBadge, withEncodedBadge } from '../support/people.ts';
import { hostileRenderer, kioskSocket, type HostileRenderer } from '../support/renderer.ts';
import { personOf } from '../support/scenarios/whole-visit.ts';
import { actAs } from '../support/straight.ts';

const ada = student('alovelace', 'Ada', 'Lovelace', { imageRights: true });
const grace = withEncodedBadge('ghopper', 'Grace', 'Hopper', '04B7C9D2E1F690');
const marie = withActiveBadge('mcurie', 'Marie', 'Curie', '04B7C9D2E1F780');

describeWith({ chromium: true }, 'hostile input', () => {
  const house = houseFor(() => ({
    shell: 'chromium',
    cas: 'demo',
    reader: 'memory',
    residents: [ada, grace, marie],
  }));
  const admin = () => house().central.admin;
  const badgeOf = async (who: typeof ada) =>
    (await admin().badges(await personOf(house(), who)))[0]?.id ?? randomUUID();
  let hand: Hand;
  beforeEach(async () => {
    hand = handOf(house().surfaces, 'fr');
    await heading(hand, hand.words.welcome.title);
  });

  describe('from the kiosk’s own page', () => {
    let renderer: HostileRenderer;
    const crop = { left: 0.2, top: 0, width: 0.4, height: 0.9 };
    const measured = { analysis: 'off', values: {}, tries: 1, anyway: false } as const;
    const refused = async (
      act: Act | Record<string, unknown>,
      code: string | RegExp = 'visit.act-not-allowed',
    ) =>
      expect(await renderer.call('act', act)).toMatchObject({
        kind: 'refusal',
        code: typeof code === 'string' ? code : (expect.stringMatching(code) as unknown),
      });
    beforeEach(async () => {
      renderer = await hostileRenderer(kiosk(hand));
    });

    it('acts of a visit are refused when nobody is signed in', async () => {
      const badge = await badgeOf(marie);
      const before = (await admin().commands()).length;
      const acts: Act[] = [
        { act: 'open-tab', tab: 'personal' },
        { act: 'start-photo' },
        { act: 'submit-photo', from: { source: 'camera', frame: '/9j/' }, crop, measured },
        { act: 'start-image-rights' },
        { act: 'continue' },
        { act: 'request-badge', certified: true },
        { act: 'start-activation', badge: badge as never },
        { act: 'oppose', badge: badge as never, motive: 'lost' },
        { act: 'open-ent-page', page: 'security' },
      ];
      for (const act of acts) await refused(act, /^visit\./);
      expect((await renderer.call('image', { sha256: 'a'.repeat(64) })) as object).toMatchObject({
        kind: 'refusal',
      });
      expect((await admin().commands()).length).toBe(before);
    });

    it('acts that the present screen does not offer are refused, and foreign badges are not there', async () => {
      await signIn(hand, ada, nameOf(ada));
      const before = (await admin().commands()).length;
      await refused({ act: 'submit-photo', from: { source: 'camera', frame: '/9j/' }, crop, measured });
      await refused({ act: 'request-badge', certified: true });
      await refused({ act: 'oppose', badge: await badgeOf(marie), motive: 'lost' });
      await refused({ act: 'start-activation', badge: await badgeOf(grace) }, 'badge.none');
      await refused({ act: 'start-opposition', badge: await badgeOf(marie) }, 'badge.none');
      await refused({ act: 'start-badge-request' }, 'photo.none');
      await refused({ act: 'sign-in' });
      await refused({ act: 'become-root' }, 'visit.input-invalid');
      await refused({ act: 'open-tab', tab: '../../etc' }, 'visit.input-invalid');
      expect((await admin().commands()).length).toBe(before);
      await signOut(hand);
    });

    it('decisions on texts that nobody was shown are refused', async () => {
      await signIn(hand, ada, nameOf(ada));
      expect(await renderer.call('act', { act: 'start-image-rights' })).toMatchObject({ kind: 'answer' });
      const text = { id: 'image-rights', version: '1999-01', language: 'fr', sha256: 'b'.repeat(64) };
      const decisions = (['directory', 'teaching', 'communication'] as const).map((purpose) => ({
        purpose,
        decision: 'accepted',
        text,
      }));
      await refused({ act: 'decide-image-rights', decisions }, 'consent.text-unknown');
      await refused({ act: 'decide-image-rights', decisions: decisions.slice(0, 1) }, /^consent\./);
      await touch(hand, hand.words.bar.leave);
    });

    it.each([
      ['8 MB that begin like a JPEG', 'ffd8ffe0', 'photo.unreadable'],
      ['8 MB of something else', '47494638', 'photo.format'],
    ] as const)(
      '%s instead of a photo: told, nothing saved, the booth still works',
      async (_what, begin, code) => {
        await signIn(hand, ada, nameOf(ada));
        await touch(hand, hand.words.account.next['take-photo'].act);
        await heading(hand, hand.words.photo.live.title);
        await renderer.submitGarbage(begin);
        await told(hand, code);
        expect(await admin().photos(await personOf(house(), ada))).toEqual([]);
        // the booth may have taken a photo by itself meanwhile: then that one can be kept
        const working = (name: string) =>
          kiosk(hand).getByRole('button', { name, exact: true, disabled: false });
        await working(hand.words.photo.shoot).or(working(hand.words.photo.keep)).first().waitFor();
        await touch(hand, hand.words.bar.leave);
      },
    );

    it.each([
      '',
      '{',
      '[]',
      '{"kind":"call"}',
      '{"kind":"call","contract":"shell","id":7700,"name":"unwrapKey","input":{"wrapped":"AAAA"}}',
      '{"kind":"call","contract":"station","id":7700,"name":"__proto__","input":null}',
    ])('the frame %j changes nothing', async (frame) => {
      const pid = house().shell.station()?.pid;
      await renderer.send(frame);
      expect(await renderer.call('view', null)).toMatchObject({ value: { screen: { name: 'welcome' } } });
      expect(house().shell.station()?.pid).toBe(pid);
    });
  });

  describe('from another program on the machine', () => {
    const status = (headers: Record<string, string>, address: string) =>
      new Promise<number>((done, fail) => {
        const socket = new WebSocket(address, { headers });
        socket.on('unexpected-response', (_request, response) => done(response.statusCode ?? 0));
        socket.on('open', () => {
          socket.close();
          done(101);
        });
        socket.on('error', fail);
      });

    it('a foreign origin or no cookie gets no connection; only both together do', async () => {
      const { address, origin, cookie } = await kioskSocket(house());
      expect(await status({ origin: 'https://evil.test', cookie }, address)).toBe(403);
      expect(await status({ cookie }, address)).toBe(403);
      expect(await status({ origin }, address)).toBe(403);
      expect(await status({ origin, cookie: 'trombine=AAAA' }, address)).toBe(403);
      expect(await status({ origin, cookie, host: 'evil.test' }, address)).toBe(403);
      expect(await status({ origin, cookie }, address)).toBe(101); // so it was the headers that were refused
    });

    it('the screen’s files and its launch path are not for it', async () => {
      const { origin } = await kioskSocket(house());
      expect((await fetch(origin)).status).toBe(403);
      expect((await fetch(`${origin}/launch/${'A'.repeat(43)}`)).status).toBe(403);
    });
  });

  describe('straight at central', () => {
    it.each([paths.configuration, paths.signIns, paths.visits])(
      '%s answers nothing without the proof of a known station',
      async (path) => {
        const method = path === paths.configuration ? 'GET' : 'POST';
        for (const authorization of [undefined, 'Bearer x', 'Trombine x.y.z']) {
          const headers = authorization === undefined ? {} : { authorization };
          const answer = await fetch(`${house().central.url}${path}`, { method, headers });
          expect(answer.status).toBe(401);
          expect(await answer.json()).toMatchObject({ code: expect.stringMatching(/^station\./) as unknown });
        }
      },
    );

    it('a station that was never enrolled gets nothing', async () => {
      const enrolment = {
        profile: `${house().profile}-unknown`,
        central: house().central.url,
        cas: house().ent.url,
        code: 'AAAA-BBBB-CCCC-DDDD',
      };
      await expect(openClerk(enrolment)).rejects.toThrow('station.code-refused');
    });

    it('commands on a foreign badge or for another person are refused for good, and change nothing', async () => {
      const { code } = await admin().issueEnrolmentCode('Rogue');
      const clerk: Clerk = await openClerk({
        profile: `${house().profile}-rogue`,
        central: house().central.url,
        cas: house().ent.url,
        code,
      });
      try {
        const [adas, maries, graces] = await Promise.all(
          [ada, marie, grace].map((who) => personOf(house(), who)),
        );
        const [active, encoded] = [await badgeOf(marie), await badgeOf(grace)];
        const rogue = await actAs(clerk, ada);
        expect(await rogue('badge.oppose', { badge: active, motive: 'lost' }, adas)).toEqual({
          state: 'refused',
          code: 'badge.not-yours',
        });
        expect(await rogue('badge.activate', { badge: encoded, uid: '04B7C9D2E1F690' }, adas)).toEqual({
          state: 'refused',
          code: 'badge.not-yours',
        });
        expect(await rogue('badge.oppose', { badge: active, motive: 'lost' }, maries)).toMatchObject({
          state: 'refused',
          code: 'visit.foreign',
        });
        expect(
          await rogue('badge.request', { badge: randomUUID(), kind: 'student', certified: false }, graces),
        ).toMatchObject({ state: 'refused' });
        expect((await admin().badges(maries as never)).map(({ state }) => state)).toEqual(['active']);
        expect((await admin().badges(graces as never)).map(({ state }) => state)).toEqual(['encoded']);
      } finally {
        await clerk.close();
      }
    });

    it('a revoked station goes out of order and lets nobody sign in', async () => {
      const station = (await admin().stations()).find(({ name }) => name === 'Accueil du campus');
      if (station === undefined) throw new Error('the kiosk is not enrolled');
      expect(await admin().revokeStation(station.id)).toEqual({ ok: true, value: true });
      await touch(hand, hand.words.welcome.start);
      await heading(hand, hand.words.outOfOrder.title);
      await kiosk(hand).getByText('station.revoked').waitFor();
    });
  });
});

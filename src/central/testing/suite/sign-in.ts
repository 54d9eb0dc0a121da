import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paths, type OpenedVisit } from '../../../shared/contract/central.ts';
import { openHouse, problemOf, type House, type MakeDatabase } from '../house.ts';
import { failure, say, success, type ScriptedCas } from '../scripted-cas.ts';
import type { TestStation } from '../test-station.ts';

const minute = 60_000;

/** From the leave to open the ENT's page to the end of a visit. */
export function signInSuite(makeDatabase: MakeDatabase): void {
  let house: House;
  let honest: ScriptedCas['answer'];
  beforeAll(async () => {
    house = await openHouse(makeDatabase);
    honest = house.cas.answer;
  });
  afterAll(() => house.close());
  const open = (state: string, ticket = 'ST-llebo', station: TestStation = house.station) =>
    station.ask('POST', paths.visits, { state, ticket });
  /** The refusal of a sign-in whose ticket the ENT answers so. */
  const whenTheEntSays = async (answer: ScriptedCas['answer']) => {
    const { state } = await house.station.signIn();
    house.cas.answer = answer;
    try {
      return problemOf(await open(state));
    } finally {
      house.cas.answer = honest;
    }
  };

  describe('a sign-in', () => {
    it('leads to the login page of the ENT, with renew and the exact service', async () => {
      const signIn = await house.station.signIn();
      expect(signIn.service).toBe(`https://central.example.fr/kiosk/cas?state=${signIn.state}`);
      const login = new URL(signIn.loginUrl);
      expect(`${login.origin}${login.pathname}`).toBe(`${house.cas.prefixUrl}/login`);
      expect(Object.fromEntries(login.searchParams)).toEqual({ service: signIn.service, renew: 'true' });
      expect(signIn.logoutUrl).toBe(`${house.cas.prefixUrl}/logout`);
    });

    it('asks the ENT with the very service of the state, and opens a visit', async () => {
      const signIn = await house.station.signIn();
      const answer = await open(signIn.state);
      expect(answer.status).toBe(201);
      expect(house.cas.asked.at(-1)?.searchParams.get('service')).toBe(signIn.service);
      const visit = answer.body as OpenedVisit;
      expect(Date.parse(visit.tokenExpiresAt) - house.now).toBeLessThanOrEqual(5 * minute);
      expect(Date.parse(visit.visitEndsAt) - house.now).toBe(15 * minute);
      expect(visit.account.person).toMatchObject({ id: house.lea, lastName: 'Lebœuf-N’Guyên' });
    });

    it('takes a state once, and does not ask the ENT again', async () => {
      const { state } = await house.station.signIn();
      expect((await open(state)).status).toBe(201);
      const asked = house.cas.asked.length;
      expect(problemOf(await open(state))).toBe('409 sign-in.state-used');
      expect(house.cas.asked.length).toBe(asked);
    });

    it('takes a state once, even when ten requests race for it', async () => {
      const { state } = await house.station.signIn();
      const asked = house.cas.asked.length;
      const answers = await Promise.all(Array.from({ length: 10 }, () => open(state)));
      expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1);
      expect(house.cas.asked.length).toBe(asked + 1);
    });

    it('has used the state up also when the ENT refuses the ticket', async () => {
      const { state } = await house.station.signIn();
      house.cas.answer = say(failure('INVALID_TICKET'));
      expect(problemOf(await open(state))).toBe('403 ent.ticket-refused');
      house.cas.answer = honest;
      expect(problemOf(await open(state))).toBe('409 sign-in.state-used');
    });

    it('is refused to another station, late, and with an invented state, without asking the ENT', async () => {
      const other = await house.newStation('Hall B');
      const asked = house.cas.asked.length;
      const { state } = await house.station.signIn();
      expect(problemOf(await open(state, 'ST-llebo', other))).toBe('403 sign-in.state-unknown');
      house.now += 6 * minute;
      expect(problemOf(await open(state))).toBe('403 sign-in.state-expired');
      expect(problemOf(await open('A'.repeat(43)))).toBe('403 sign-in.state-unknown');
      expect(house.cas.asked.length).toBe(asked);
    });

    it('needs a ticket that looks like one', async () => {
      const { state } = await house.station.signIn();
      for (const ticket of ['', 'PT-1', 'ST-', 'ST-a&b', `ST-${'a'.repeat(254)}`]) {
        expect(problemOf(await open(state, ticket))).toBe('400 visit.input-invalid');
      }
    });

    it.each([
      ['that the ticket is not good', say(failure('INVALID_TICKET')), '403 ent.ticket-refused'],
      [
        'that it was a remembered sign-in',
        say(
          success('llebo', '<cas:attributes><cas:isFromNewLogin>false</cas:isFromNewLogin></cas:attributes>'),
        ),
        '403 ent.not-fresh',
      ],
      ['what LemonLDAP::NG says to renew', say('no\n\n'), '502 ent.answer-unreadable'],
      ['two users', say(success('llebo', '<cas:user>mduran</cas:user>')), '502 ent.answer-unreadable'],
      ['65 KiB', say(success('llebo', ' '.repeat(65 * 1024))), '502 ent.answer-unreadable'],
      ['that it is broken', say('', 500), '503 ent.unreachable'],
      ['somebody nobody knows', say(success('zzz')), '403 sign-in.person-unknown'],
      ['a login in letters that only look alike', say(success('\u212Allebo')), '403 sign-in.person-unknown'],
    ])('is refused when the ENT says %s', async (_what, answer, expected) => {
      expect(await whenTheEntSays(answer)).toBe(expected);
    });

    it('knows a login whatever the case of its letters', async () => {
      const { state } = await house.station.signIn();
      expect((await open(state, 'ST-LLebo')).status).toBe(201);
    });
  });

  describe('a visit', () => {
    const account = (visit: OpenedVisit, token = visit.token, station = house.station) =>
      station.ask('GET', paths.account(visit.visit), undefined, { visit: token });
    const renew = async (visit: OpenedVisit, token: string) =>
      house.station.ask('POST', paths.renewal(visit.visit), undefined, { visit: token });

    it('lives by its token, which is renewed in time, up to the end of the visit', async () => {
      const visit = await house.station.visit('llebo');
      let token = visit.token;
      for (let minutes = 4; minutes < 15; minutes += 4) {
        house.now += 4 * minute;
        const answer = await renew(visit, token);
        expect(answer.status).toBe(200);
        const renewed = answer.body as OpenedVisit;
        expect(Date.parse(renewed.tokenExpiresAt)).toBeLessThanOrEqual(Date.parse(visit.visitEndsAt));
        token = renewed.token;
      }
      expect((await account(visit, token)).status).toBe(200);
      house.now = Date.parse(visit.visitEndsAt);
      expect(problemOf(await renew(visit, token))).toBe('401 visit.expired');
    });

    it('is over when its token is too old', async () => {
      const visit = await house.station.visit('llebo');
      house.now += 5 * minute;
      expect(problemOf(await account(visit))).toBe('401 visit.expired');
      expect(problemOf(await renew(visit, visit.token))).toBe('401 visit.expired');
    });

    it('is over when it was ended, and when the next one begins', async () => {
      const first = await house.station.visit('llebo');
      await house.station.ask('DELETE', paths.visit(first.visit), undefined, { visit: first.token });
      expect(problemOf(await account(first))).toBe('401 visit.expired');
      const second = await house.station.visit('llebo');
      const third = await house.station.visit('mduran');
      expect(problemOf(await account(second))).toBe('401 visit.expired');
      expect((await account(third)).status).toBe(200);
    });

    it('opens to its own token only, at its own station only', async () => {
      const other = await house.newStation('Hall B');
      const mine = await house.station.visit('llebo');
      const theirs = await other.visit('mduran');
      expect(problemOf(await house.station.ask('GET', paths.account(mine.visit)))).toBe('401 visit.none');
      expect(problemOf(await account(mine, 'abc'))).toBe('401 visit.none');
      expect(problemOf(await account(mine, `${mine.token.slice(0, -8)}AAAAAAAA`))).toBe('401 visit.none');
      expect(problemOf(await account(theirs, mine.token))).toBe('403 visit.foreign');
      expect(problemOf(await account(mine, mine.token, other))).toBe('403 visit.foreign');
      const forged = await house.station.sign(
        { visit: mine.visit, aud: house.station.id, sub: house.marc, iat: 0, exp: 4e9 },
        { typ: 'trombine-visit+jws', kid: house.station.id },
      );
      expect(problemOf(await account(mine, forged))).toBe('401 visit.none');
    });

    it('shows no picture that the person does not have', async () => {
      const visit = await house.station.visit('llebo');
      const path = paths.image(visit.visit, 'a'.repeat(64) as never);
      expect(problemOf(await house.station.ask('GET', path, undefined, { visit: visit.token }))).toBe(
        '404 central.not-found',
      );
    });
  });
}

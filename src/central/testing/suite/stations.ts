import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateKeyPair } from 'jose';
import { randomUUID } from 'node:crypto';
import { Configuration, paths, proofWindow } from '../../../shared/contract/central.ts';
import type { StationId } from '../../../shared/domain/ids.ts';
import { openHouse, problemOf, type House, type MakeDatabase } from '../house.ts';
import { TestStation } from '../test-station.ts';

const minute = 60_000;

/** Enrolment, and the proof that every request carries. */
export function stationSuite(makeDatabase: MakeDatabase): void {
  let house: House;
  beforeAll(async () => {
    house = await openHouse(makeDatabase);
  });
  afterAll(() => house.close());
  const make = () => TestStation.make(house.central.url, () => house.now);
  const code = async (name = 'Hall B') => (await house.central.admin.issueEnrolmentCode(name)).code;
  const configuration = (station: TestStation, bend = {}) =>
    station.ask('GET', paths.configuration, undefined, bend);

  describe('enrolling a station', () => {
    it('trades a code for an id, under the name that came with the code', async () => {
      const station = await make();
      const answer = await station.enrol(await code('Hall B'));
      expect(answer.status).toBe(201);
      expect(Configuration.parse((await configuration(station)).body)).toMatchObject({
        station: station.id,
        place: 'Hall B',
        university: 'Université de test',
        ent: { hosts: [new URL(house.cas.prefixUrl).host, 'ent.example.fr'] },
      });
      expect(station.configuration).toMatchObject({ office: false });
      expect(station.configuration.photoProfile).toBeUndefined();
      expect(station.configuration.sealingKeys.map((key) => key.role)).toEqual(['central', 'recovery']);
      expect(station.configuration.consentTexts).toHaveLength(8);
    });

    it('takes the code as people type it', async () => {
      const typed = ` ${(await code()).toLowerCase().replaceAll('-', ' ')}`;
      expect((await (await make()).enrol(typed)).status).toBe(201);
    });

    it('answers the same station again when the first answer was lost, and nobody else with that code', async () => {
      const once = await code();
      const station = await make();
      await station.enrol(once);
      const { id } = station;
      expect((await station.enrol(once)).status).toBe(201);
      expect(station.id).toBe(id);
      expect(problemOf(await (await make()).enrol(once))).toBe('403 station.code-refused');
    });

    it('takes a station whose answer was lost under a new code, when the old one has ended', async () => {
      const station = await make();
      await station.enrol(await code());
      const { id } = station;
      const again = await code('Hall D');
      expect((await station.enrol(again)).status).toBe(201);
      expect(station.id).toBe(id);
      // That code is used up, like any other.
      expect(problemOf(await (await make()).enrol(again))).toBe('403 station.code-refused');
    });

    it('lets one of many racers have the code', async () => {
      const once = await code();
      const racers = await Promise.all(Array.from({ length: 8 }, make));
      const answers = await Promise.all(racers.map((racer) => racer.enrol(once)));
      expect(answers.map((answer) => answer.status).sort()).toEqual([
        201,
        ...Array.from({ length: 7 }, () => 403),
      ]);
    });

    it('refuses a code that is old or invented', async () => {
      const late = await code();
      house.now += 10 * minute;
      expect(problemOf(await (await make()).enrol(late))).toBe('403 station.code-refused');
      expect(problemOf(await (await make()).enrol('AAAA-BBBB-CCCC-DDDD'))).toBe('403 station.code-refused');
    });

    it('refuses a proof by another key than the one that is brought, and keeps the code', async () => {
      const once = await code();
      const other = await generateKeyPair('EdDSA', { crv: 'Ed25519' });
      const station = await make();
      expect(problemOf(await station.enrol(once, { key: other.privateKey }))).toBe(
        '401 station.proof-refused',
      );
      expect(problemOf(await station.enrol(once, { authorization: '' }))).toBe('401 station.proof-refused');
      expect((await station.enrol(once)).status).toBe(201);
    });

    it('keeps no code in clear', async () => {
      const once = await code();
      const rows = await house.central.admin.stations();
      expect(JSON.stringify(rows)).not.toContain(once);
      expect(house.log.join('')).not.toContain(once);
    });
  });

  describe('a proof', () => {
    it('is asked of everybody', async () => {
      for (const authorization of ['', 'Bearer abc', 'Trombine', 'Trombine abc', 'Trombine a b']) {
        expect(problemOf(await configuration(house.station, { authorization }))).toBe(
          '401 station.proof-refused',
        );
      }
    });

    it('of an unknown station opens nothing', async () => {
      const stranger = await make();
      for (const id of [randomUUID(), 'not-an-id']) {
        stranger.id = id as StationId;
        expect(problemOf(await configuration(stranger))).toBe('401 station.unknown');
      }
    });

    it('is good once', async () => {
      const proof = { jti: randomUUID() };
      expect((await configuration(house.station, { proof })).status).toBe(200);
      expect(problemOf(await configuration(house.station, { proof }))).toBe('401 station.proof-refused');
      expect(problemOf(await configuration(house.station, { proof: { jti: proof.jti.toUpperCase() } }))).toBe(
        '401 station.proof-refused',
      );
    });

    it('is good once even for requests that come together', async () => {
      const authorization = `Trombine ${await house.station.proof('GET', paths.configuration, '')}`;
      const answers = await Promise.all(
        Array.from({ length: 10 }, () => configuration(house.station, { authorization })),
      );
      expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    });

    it.each([
      ['method', { proof: { htm: 'POST' } }],
      ['path', { proof: { htu: paths.signIns } }],
      ['query', { proof: { htu: `${paths.configuration}?x=1` } }],
      ['typ', { header: { typ: 'trombine-command+jws' } }],
      ['body', { proof: { body: 'a'.repeat(64) } }],
      ['jti', { proof: { jti: 'again' } }],
    ])('of another %s is refused', async (_what, bend) => {
      expect(problemOf(await configuration(house.station, bend))).toBe('401 station.proof-refused');
    });

    it('does not cover a body that was changed on the way', async () => {
      const { state } = await house.station.signIn();
      const ticket = { state, ticket: 'ST-llebo' };
      const sent = JSON.stringify({ ...ticket, ticket: 'ST-mduran' });
      expect(problemOf(await house.station.ask('POST', paths.visits, ticket, { sent }))).toBe(
        '401 station.proof-refused',
      );
    });

    it('signed by another key, or by none, is refused', async () => {
      const other = await generateKeyPair('EdDSA', { crv: 'Ed25519' });
      expect(problemOf(await configuration(house.station, { key: other.privateKey }))).toBe(
        '401 station.proof-refused',
      );
      const none = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
      const [, claims] = (await house.station.proof('GET', paths.configuration, '')).split('.');
      for (const alg of ['none', 'HS256']) {
        const forged = `${none({ alg, typ: 'trombine-proof+jws', kid: house.station.id })}.${claims}.`;
        expect(problemOf(await configuration(house.station, { authorization: `Trombine ${forged}` }))).toBe(
          '401 station.proof-refused',
        );
      }
    });

    it.each([-proofWindow - 1, proofWindow + 1])(
      'of a clock that is %i s off says the time',
      async (seconds) => {
        const iat = Math.floor(house.now / 1000) + seconds;
        const answer = await configuration(house.station, { proof: { iat } });
        expect(problemOf(answer)).toBe('401 station.clock-wrong');
        expect(answer.body).toMatchObject({ serverTime: new Date(house.now).toISOString() });
      },
    );

    it('of a revoked station opens nothing at all', async () => {
      const station = await house.newStation('Hall C');
      const visit = await station.visit('llebo');
      const signed = await station.command(visit, 'badge.oppose', {
        badge: randomUUID() as never,
        motive: 'lost',
      });
      expect(await house.central.admin.revokeStation(station.id)).toEqual({ ok: true, value: true });
      const refused = '403 station.revoked';
      expect(problemOf(await configuration(station))).toBe(refused);
      expect(problemOf(await station.ask('POST', paths.signIns))).toBe(refused);
      expect(problemOf(await station.deliver(signed))).toBe(refused);
      expect(
        problemOf(await station.ask('GET', paths.account(visit.visit), undefined, { visit: visit.token })),
      ).toBe(refused);
      expect(problemOf(await station.enrol(await code()))).toBe('403 station.code-refused');
      expect(await house.central.admin.revokeStation(randomUUID() as StationId)).toEqual({
        ok: false,
        error: 'station.unknown',
      });
    });
  });
}

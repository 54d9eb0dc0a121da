// Central opens visits with the tickets of a CAS server that we did not write, and with no others.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paths } from '../../src/shared/contract/central.ts';
import { makeSqlite, openHouse, problemOf, type House } from '../../src/central/testing/house.ts';
import { CasVisitor } from '../peers/cas-client.ts';
import { available, startLlng, type Llng } from '../peers/llng.ts';

const missing = available();
const publicUrl = 'http://127.0.0.1:9';

describe.skipIf(missing)(`central with LemonLDAP::NG${missing ? ` [skipped: ${missing}]` : ''}`, () => {
  let llng: Llng;
  let house: House;
  beforeAll(async () => {
    llng = await startLlng({ services: [`${publicUrl}/kiosk/`] });
    const pages = { password: `${llng.url}/login`, firstLogin: null, security: null };
    house = await openHouse(makeSqlite, { publicUrl, ent: { prefixUrl: llng.url, pages, hosts: [] } });
    for (const login of ['jedupont', 'eve']) {
      await house.central.admin.addPerson({
        kind: 'student',
        firstName: login,
        lastName: 'Test',
        login,
        universityEmail: `${login}@example.fr`,
        contactEmail: null,
        studentNumber: null,
        staffNumber: null,
      });
    }
  });
  afterAll(async () => {
    await house?.close();
    await llng?.stop();
  });
  const open = (state: string, ticket: string) => house.station.ask('POST', paths.visits, { state, ticket });
  const ticketOf = async (login: string, service: string, visitor = new CasVisitor(llng.url)) =>
    (await visitor.ticket(service, login, login)) ?? 'ST-none';

  it('opens a visit for whom the server names', async () => {
    const { state, service } = await house.station.signIn();
    const answer = await open(state, await ticketOf('jedupont', service));
    expect(answer.body).toMatchObject({ account: { person: { login: 'jedupont' } } });
    expect(answer.status).toBe(201);
  });

  it('refuses a ticket that was used, invented, or given for another state', async () => {
    const first = await house.station.signIn();
    const ticket = await ticketOf('jedupont', first.service);
    expect((await open(first.state, ticket)).status).toBe(201);
    const refused = '403 ent.ticket-refused';
    expect(problemOf(await open((await house.station.signIn()).state, ticket))).toBe(refused);
    expect(problemOf(await open((await house.station.signIn()).state, 'ST-invented'))).toBe(refused);
    const other = await house.station.signIn();
    const foreign = await ticketOf('jedupont', (await house.station.signIn()).service);
    expect(problemOf(await open(other.state, foreign))).toBe(refused);
  });

  it('refuses the person whose name claims to be staff: the server does not escape it', async () => {
    const { state, service } = await house.station.signIn();
    expect(problemOf(await open(state, await ticketOf('eve', service)))).toBe('502 ent.answer-unreadable');
  });

  it('refuses somebody whom the ENT knows and central does not', async () => {
    const { state, service } = await house.station.signIn();
    expect(problemOf(await open(state, await ticketOf('msmith', service)))).toBe(
      '403 sign-in.person-unknown',
    );
  });

  it('says when the ENT is gone', async () => {
    const { state } = await house.station.signIn();
    await llng.stop();
    expect(problemOf(await open(state, 'ST-1'))).toBe('503 ent.unreachable');
  });
});

// The CAS protocol against LemonLDAP::NG, a server we did not write: what our own client may count on.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CasVisitor } from '../peers/cas-client.ts';
import { available, INJECTED_NAME, startLlng } from '../peers/llng.ts';
import type { Llng } from '../peers/llng.ts';

const missing = available();
const PREFIX = 'http://127.0.0.1:9/kiosk/';
const service = `${PREFIX}cas?state=4f1d`;

describe.skipIf(missing)(`LemonLDAP::NG as CAS server${missing ? ` [skipped: ${missing}]` : ''}`, () => {
  let llng: Llng;
  beforeAll(async () => {
    llng = await startLlng({ services: [PREFIX] });
  });
  afterAll(async () => {
    await llng?.stop();
  });

  const ticketFor = async (login: string, visitor = new CasVisitor(llng.url)) => {
    const ticket = await visitor.ticket(service, login, login);
    expect(ticket, llng.log().slice(-2000)).toMatch(/^ST-[A-Za-z0-9-]{20,}$/);
    return ticket ?? '';
  };

  it('signs a student in and gives the released attributes at p3 validation', async () => {
    const visitor = new CasVisitor(llng.url);
    const xml = await visitor.validate(service, await ticketFor('jedupont', visitor), true);
    expect(xml).toContain('<cas:user>jedupont</cas:user>');
    expect(xml).toContain('<cas:displayName>Jean Dupont</cas:displayName>');
    expect(xml).toContain('<cas:supannEtuId>22100002</cas:supannEtuId>');
    expect(xml.match(/<cas:eduPersonAffiliation>/g)).toHaveLength(2);
  });

  it('sends accented names as UTF-8', async () => {
    const visitor = new CasVisitor(llng.url);
    const xml = await visitor.validate(service, await ticketFor('rtyler', visitor));
    expect(xml).toContain("<cas:displayName>Hélène Lebœuf-N'Guyên</cas:displayName>");
    expect(xml).toContain('<cas:supannEmpId>E0042</cas:supannEmpId>');
  });

  it('takes a ticket once', async () => {
    const visitor = new CasVisitor(llng.url);
    const ticket = await ticketFor('msmith', visitor);
    expect(await visitor.validate(service, ticket)).toContain('<cas:user>msmith</cas:user>');
    expect(await visitor.validate(service, ticket)).toContain('INVALID_TICKET');
  });

  it('refuses a ticket for another service, and burns it', async () => {
    const visitor = new CasVisitor(llng.url);
    const ticket = await ticketFor('msmith', visitor);
    expect(await visitor.validate(`${service}&x=1`, ticket)).toContain('INVALID_SERVICE');
    expect(await visitor.validate(service, ticket)).toContain('INVALID_TICKET');
  });

  it('gives no ticket for a wrong password or an unknown service', async () => {
    expect(await new CasVisitor(llng.url).ticket(service, 'jedupont', 'wrong')).toBeUndefined();
    const foreign = 'http://127.0.0.1:9/elsewhere';
    expect(await new CasVisitor(llng.url).ticket(foreign, 'jedupont', 'jedupont')).toBeUndefined();
  });

  it('keeps a session for the gateway until logout', async () => {
    const visitor = new CasVisitor(llng.url);
    await ticketFor('dwho', visitor);
    expect(await visitor.gateway(service)).toMatch(/^ST-/);
    await visitor.logout();
    expect(await visitor.gateway(service)).toBeUndefined();
  });

  it('does not escape attributes: a display name can add a second affiliation', async () => {
    const visitor = new CasVisitor(llng.url);
    const xml = await visitor.validate(service, await ticketFor('eve', visitor));
    expect(xml).toContain(INJECTED_NAME);
    expect(xml.match(/<cas:eduPersonPrimaryAffiliation>/g)).toHaveLength(2);
  });

  it('runs beside a second one with other people, and leaves no process behind', async () => {
    const people = [{ uid: 'solo', cn: 'Solo' }];
    const second = await startLlng({ services: [PREFIX], people });
    try {
      expect(await new CasVisitor(second.url).ticket(service, 'solo', 'solo')).toMatch(/^ST-/);
      expect(await new CasVisitor(second.url).ticket(service, 'dwho', 'dwho')).toBeUndefined();
    } finally {
      await second.stop();
    }
    await expect(fetch(`${second.url}/login`)).rejects.toThrow(TypeError);
  });
});

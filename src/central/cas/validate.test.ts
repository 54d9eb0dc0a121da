import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { usualLimits } from '../context.ts';
import { say, startScriptedCas, success, type ScriptedCas } from '../testing/scripted-cas.ts';
import { answerLimit, validateTicket } from './validate.ts';

describe('asking the ENT', () => {
  let cas: ScriptedCas;
  beforeAll(async () => {
    cas = await startScriptedCas();
  });
  afterAll(() => cas.close());

  const pages = { password: 'https://ent.example.fr', firstLogin: null, security: null };
  const ask = async (limits = {}, prefixUrl = cas.prefixUrl) => {
    const context = {
      ent: { prefixUrl, pages, hosts: [] },
      limits: { ...usualLimits, ...limits },
      clock: Date.now,
    };
    const answer = await validateTicket(context, 'https://c.fr/kiosk/cas?state=a_b', 'ST-1');
    return answer.ok ? answer.value.user : answer.error;
  };
  const padded = (length: number) => {
    const bare = success('dwho', '<cas:attributes><cas:sn></cas:sn></cas:attributes>');
    return bare.replace('<cas:sn>', `<cas:sn>${'x'.repeat(length - bare.length)}`);
  };

  it('sends the service, the ticket and renew, to the one address', async () => {
    cas.answer = say(success('dwho'));
    expect(await ask()).toBe('dwho');
    const asked = cas.asked.at(-1);
    expect(asked?.pathname).toBe('/cas/p3/serviceValidate');
    expect(Object.fromEntries(asked?.searchParams ?? [])).toEqual({
      service: 'https://c.fr/kiosk/cas?state=a_b',
      ticket: 'ST-1',
      renew: 'true',
    });
  });

  it('reads up to 64 KiB and not one byte more, whether the length is told or not', async () => {
    cas.answer = say(padded(answerLimit));
    expect(await ask()).toBe('dwho');
    cas.answer = say(padded(answerLimit + 1));
    expect(await ask()).toBe('ent.answer-unreadable');
    cas.answer = (_request, response) => {
      response.writeHead(200); // no length: chunked
      response.write(padded(answerLimit + 1).slice(0, 40_000));
      response.end(padded(answerLimit + 1).slice(40_000));
    };
    expect(await ask()).toBe('ent.answer-unreadable');
  });

  it('does not unpack what is compressed', async () => {
    const { gzipSync } = await import('node:zlib');
    cas.answer = (_request, response) =>
      void response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(success('dwho')));
    expect(await ask()).toBe('ent.answer-unreadable');
  });

  it('follows nobody elsewhere', async () => {
    const asked = cas.asked.length;
    cas.answer = (_request, response) =>
      void response.writeHead(302, { location: `${cas.prefixUrl}/elsewhere` }).end();
    expect(await ask()).toBe('ent.answer-unreadable');
    expect(cas.asked.length).toBe(asked + 1);
  });

  it.each([
    [500, 'ent.unreachable'],
    [503, 'ent.unreachable'],
    [404, 'ent.answer-unreadable'],
    [201, 'ent.answer-unreadable'],
  ])('takes status %i for %s, whatever the body says', async (status, expected) => {
    cas.answer = say(success('dwho'), status);
    expect(await ask()).toBe(expected);
  });

  it('gives up on silence, before and after the headers', async () => {
    cas.answer = () => undefined;
    expect(await ask({ entAnswer: 100 })).toBe('ent.unreachable');
    cas.answer = (_request, response) => {
      response.writeHead(200);
      response.write(success('dwho').slice(0, 50)); // and never the rest
    };
    expect(await ask({ entAnswer: 100 })).toBe('ent.unreachable');
  });

  it('says when nobody is there, or hangs up', async () => {
    cas.answer = (request) => void request.socket.destroy();
    expect(await ask()).toBe('ent.unreachable');
    const gone = await startScriptedCas();
    await gone.close();
    expect(await ask({}, gone.prefixUrl)).toBe('ent.unreachable');
  });
});

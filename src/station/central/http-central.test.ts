import { randomBytes, randomUUID } from 'node:crypto';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { compactVerify, decodeProtectedHeader, importJWK } from 'jose';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Proof, proofType } from '../../shared/contract/central.ts';
import type { CommandId, Sha256, StationId, VisitId } from '../../shared/domain/ids.ts';
import { until } from '../engine-kit.ts';
import { Signer } from '../keys/signer.ts';
import { ManualClock } from '../manual-clock.ts';
import { waitingPhoto } from '../moderation/testing/photos.ts';
import { sha256 } from '../queue/freeze.ts';
import { centralAddress } from './address.ts';
import { connectHttp } from './http-central.ts';
import { DockNetwork } from './network-switch.ts';
import type { StationCentral } from './station-central.ts';
import { ServerClock } from './server-clock.ts';

const station = randomUUID() as StationId;
const signer = new Signer(randomBytes(32));
const access = { visit: randomUUID() as VisitId, token: 'token-of-the-visit' };
const id = uuidv7() as CommandId;
const delivery = { command: 'a.b.c', attachments: [] };

interface Exchange {
  readonly request: IncomingMessage;
  readonly body: Buffer;
  readonly response: ServerResponse;
}
type Answer = (exchange: Exchange) => void;

async function listen(listener: RequestListener): Promise<{ server: Server; address: string }> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { server, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

interface Place {
  readonly central: StationCentral;
  readonly clock: ManualClock;
  readonly serverClock: ServerClock;
  readonly network: DockNetwork;
  readonly seen: Exchange[];
  readonly server: Server;
  answer: Answer;
  healthy: boolean;
}

async function place(answer: Answer): Promise<Place> {
  const seen: Exchange[] = [];
  const clock = new ManualClock();
  const { server, address } = await listen((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const exchange = { request, response, body: Buffer.concat(parts) };
      if (request.url === '/v1/health') {
        if (here.healthy)
          json(200, { status: 'ok', serverTime: new Date(clock.now()).toISOString() })(exchange);
        else html(exchange);
        return;
      }
      seen.push(exchange);
      here.answer(exchange);
    });
  });
  const serverClock = new ServerClock(clock);
  const network = new DockNetwork();
  const connect = connectHttp({ address: centralAddress(address), network });
  const central = connect({ prover: { signer, station }, clock, serverClock });
  onTestFinished(() => central.close());
  const here: Place = { central, clock, serverClock, network, seen, server, answer, healthy: true };
  return here;
}

const send =
  (status: number, type: string, body: string | Buffer, headers: Record<string, string> = {}): Answer =>
  ({ response }) =>
    void response.writeHead(status, { 'content-type': type, ...headers }).end(body);
const json = (status: number, value: unknown, headers = {}): Answer =>
  send(status, 'application/json; charset=utf-8', JSON.stringify(value), headers);
const problem = (status: number, code: string, more = {}, headers = {}): Answer =>
  send(
    status,
    'application/problem+json',
    JSON.stringify({ type: 'about:blank', title: 'no', status, code, ...more }),
    headers,
  );
const html: Answer = send(200, 'text/html', '<html>Welcome to our Wi-Fi, please sign in</html>');

describe('central over HTTP', () => {
  it('proves each request with the station key: method, path, body, once', async () => {
    const here = await place(json(200, { receipt: 'x.y.z' }));
    expect(await here.central.deliver(id, delivery)).toEqual({ ok: true, value: { receipt: 'x.y.z' } });
    await here.central.deliver(id, delivery);
    const [first, second] = await Promise.all(
      here.seen.map(async ({ request, body }) => {
        const [scheme, jws = ''] = (request.headers.authorization ?? '').split(' ');
        expect(scheme).toBe('Trombine');
        expect(decodeProtectedHeader(jws)).toMatchObject({ typ: proofType, kid: station });
        const { payload } = await compactVerify(jws, await importJWK(signer.publicKey, 'EdDSA'));
        const proof = Proof.parse(JSON.parse(new TextDecoder().decode(payload)));
        expect(proof).toMatchObject({
          htm: request.method,
          htu: request.url,
          body: sha256(body),
          iat: here.clock.now() / 1000,
        });
        return proof;
      }),
    );
    expect(first?.jti).not.toBe(second?.jti);
    expect(first?.htm).toBe('PUT');
  });

  it('shows the visit’s token in its own header only', async () => {
    const here = await place(json(200, { token: 't', tokenExpiresAt: '2026-11-20T08:05:00Z' }));
    expect((await here.central.renew(access)).ok).toBe(true);
    const [{ request }] = here.seen as [Exchange];
    expect(request.headers['trombine-visit']).toBe(access.token);
    expect(request.url).not.toContain(access.token);
  });

  it('a moderator’s numbers, batches and pictures are checked, and refused in central’s own words', async () => {
    const waiting = { sure: 2, unsure: 0, poor: 1 };
    const request = { class: null, size: 12, skip: [] };
    const item = waitingPhoto(1);
    const here = await place(json(200, waiting));
    expect(await here.central.moderation(access)).toEqual({ ok: true, value: waiting });
    here.answer = json(200, { waiting, items: [item] });
    expect(await here.central.takeBatch(access, request)).toEqual({
      ok: true,
      value: { waiting, items: [item] },
    });
    expect(here.seen.map(({ request: { method, url } }) => `${method} ${url}`)).toEqual([
      `GET /v1/visits/${access.visit}/moderation`,
      `POST /v1/visits/${access.visit}/moderation`,
    ]);
    expect(JSON.parse(here.seen[1]?.body.toString() ?? '')).toEqual(request);
    here.answer = json(200, { waiting, items: [{ ...item, class: 'superb' }] });
    expect(await here.central.takeBatch(access, request)).toEqual({
      ok: false,
      error: 'central.answer-invalid',
    });
    here.answer = problem(403, 'moderation.not-allowed');
    expect(await here.central.moderation(access)).toEqual({ ok: false, error: 'moderation.not-allowed' });
    here.answer = send(200, 'image/jpeg', Buffer.from('<svg>'));
    expect(await here.central.moderationImage(access, item.image)).toEqual({
      ok: false,
      error: 'central.answer-invalid',
    });
  });

  it.each<[string, Answer]>([
    ['a page of a captive portal', html],
    ['a redirection to one', send(302, 'text/html', '', { location: 'http://portal.example/' })],
    ['511 network authentication required', send(511, 'text/html', 'sign in')],
    ['JSON under the wrong name', send(200, 'text/plain', JSON.stringify({ receipt: 'x' }))],
    ['JSON of another shape', json(200, { hello: 'world' })],
    ['broken JSON', send(200, 'application/json', '{"receipt": "x')],
    ['a proxy’s 502', send(502, 'text/html', '<h1>Bad Gateway</h1>')],
    ['a problem with a code nobody knows', problem(400, 'no.such-code')],
    ['nothing', send(204, 'application/json', '')],
  ])('takes %s for no answer of central', async (_what, answer) => {
    const here = await place(answer);
    expect(await here.central.deliver(id, delivery)).toEqual({
      ok: false,
      notYet: { code: 'central.answer-invalid', retryAfter: null },
    });
  });

  it('never follows a redirection with its proof', async () => {
    let followed = 0;
    const other = await listen((_request, response) => {
      followed += 1;
      response.end();
    });
    const here = await place(send(307, 'text/html', '', { location: `${other.address}/v1/commands/${id}` }));
    await here.central.deliver(id, delivery);
    expect(followed).toBe(0);
  });

  it.each<[string, Answer]>([
    ['the connection breaks', ({ request }) => request.socket.destroy()],
    [
      'the answer is cut short',
      ({ response, request }) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
        response.write('{"receipt"', () => request.socket.destroy());
      },
    ],
    [
      'the answer is larger than any',
      ({ response }) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(Buffer.alloc(13 * 1024 * 1024, 32));
      },
    ],
  ])('says that central is unreachable when %s', async (_what, answer) => {
    const here = await place(answer);
    expect(await here.central.deliver(id, delivery)).toMatchObject({
      ok: false,
      notYet: { code: 'central.unreachable' },
    });
  });

  it('keeps the code of a problem, and Retry-After in both forms', async () => {
    const here = await place(problem(429, 'central.too-many-requests', {}, { 'retry-after': '7' }));
    expect(await here.central.deliver(id, delivery)).toMatchObject({
      ok: false,
      notYet: { code: 'central.too-many-requests', retryAfter: 7000 },
    });
    const date = 'Fri, 20 Nov 2026 09:00:00 GMT';
    const until = 'Fri, 20 Nov 2026 09:01:30 GMT';
    here.answer = problem(503, 'central.error', {}, { 'retry-after': until, date });
    expect(await here.central.deliver(id, delivery)).toMatchObject({
      ok: false,
      notYet: { code: 'central.error', retryAfter: 90_000 },
    });
  });

  it('learns central’s clock from a refusal and asks once more', async () => {
    const here = await place(() => undefined);
    const serverTime = new Date(here.clock.now() + 86_400_000).toISOString();
    here.answer = (exchange) => {
      if (here.seen.length === 1) problem(401, 'station.clock-wrong', { serverTime })(exchange);
      else json(200, { receipt: 'x.y.z' })(exchange);
    };
    expect((await here.central.deliver(id, delivery)).ok).toBe(true);
    expect(here.serverClock.offset()).toBe(86_400_000);
    here.answer = problem(401, 'station.clock-wrong', { serverTime });
    expect(await here.central.deliver(id, delivery)).toMatchObject({
      notYet: { code: 'station.clock-wrong' },
    });
    expect(here.seen).toHaveLength(4);
  });

  it('reads a picture only when it is one', async () => {
    const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);
    const hash = 'a'.repeat(64) as Sha256;
    const here = await place(send(200, 'image/jpeg', jpeg));
    expect(await here.central.image(access, hash)).toEqual({ ok: true, value: new Uint8Array(jpeg) });
    here.answer = send(200, 'image/jpeg', '<svg onload=alert(1)>');
    expect(await here.central.image(access, hash)).toEqual({ ok: false, error: 'central.answer-invalid' });
    here.answer = problem(404, 'central.not-found');
    expect(await here.central.image(access, hash)).toEqual({ ok: false, error: 'central.not-found' });
  });
});

describe('reachability', () => {
  it('is down only when central’s health says nothing either, and comes back by itself', async () => {
    const here = await place(html);
    const heard: string[] = [];
    here.central.onReachable((state) => heard.push(state));
    expect(here.central.reachable()).toBe('unknown');
    here.healthy = false;
    await here.central.deliver(id, delivery);
    await until(() => here.central.reachable() === 'down');
    here.clock.advance(3_000);
    for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(here.central.reachable()).toBe('down');
    here.healthy = true;
    await until(() => {
      here.clock.advance(100);
      return here.central.reachable() === 'ok';
    });
    expect(heard).toEqual(['down', 'ok']);
    expect(here.seen).toHaveLength(1);
  });

  it('is well when one request fails but central is there', async () => {
    const here = await place(html);
    await here.central.deliver(id, delivery);
    await until(() => here.central.reachable() === 'ok');
  });

  it('is well when central refuses something', async () => {
    const here = await place(problem(403, 'station.revoked'));
    expect(await here.central.configuration()).toEqual({ ok: false, error: 'station.revoked' });
    expect(here.central.reachable()).toBe('ok');
  });

  it('follows the switch of the dock: cut ends what is under way, restored is noticed at once', async () => {
    const here = await place(() => undefined);
    const waiting = here.central.deliver(id, delivery);
    await until(() => here.seen.length === 1);
    here.network.set(true);
    expect(await waiting).toMatchObject({ notYet: { code: 'central.unreachable' } });
    await until(() => here.central.reachable() === 'down');
    expect(await here.central.openSignIn()).toEqual({ ok: false, error: 'central.unreachable' });
    expect(here.seen).toHaveLength(1);
    here.network.set(false);
    await until(() => here.central.reachable() === 'ok');
  });
});

describe('the address of central', () => {
  it.each([
    'https://central.example',
    'https://central.example/trombine/',
    'http://127.0.0.1:3000',
    'http://localhost:1',
  ])('may be %s', (text) => {
    expect(centralAddress(text)).toBeInstanceOf(URL);
  });
  it.each([
    'http://central.example',
    'ftp://central.example',
    'https://user:secret@central.example',
    'https://central.example?x=1',
    'central',
  ])('is never %s', (text) => {
    expect(() => centralAddress(text)).toThrow();
  });
});

import { connect } from 'node:net';
import { readFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import Sqlite from 'better-sqlite3';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paths } from '../../shared/contract/central.ts';
import type { PhotoId } from '../../shared/domain/ids.ts';
import { directoryFormat, identityFormat } from '../../shared/domain/photo.ts';
import { makeSqlite, openHouse, outcomeOf, photos, problemOf, type House } from '../testing/house.ts';
import type { Answer } from '../testing/test-station.ts';

describe('the HTTP side', () => {
  let house: House;
  let file: string;
  beforeAll(async () => {
    const database = await makeSqlite();
    file = database.url;
    house = await openHouse(async () => database);
  });
  afterAll(() => house.close());
  const get = async (path: string, init: RequestInit = {}): Promise<Answer & { text: string }> => {
    const answer = await fetch(`${house.central.url}${path}`, { redirect: 'manual', ...init });
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const text = new TextDecoder().decode(bytes);
    const json = /json/.test(answer.headers.get('content-type') ?? '');
    return {
      status: answer.status,
      headers: answer.headers,
      bytes,
      text,
      body: json ? JSON.parse(text) : null,
    };
  };

  it('documents itself in OpenAPI 3.1, with its security', async () => {
    const { body } = await get('/docs/json');
    const document = body as {
      openapi: string;
      paths: Record<
        string,
        Record<string, { security?: unknown; responses: Record<string, { content?: object }> }>
      >;
      components: { securitySchemes: object };
    };
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.components.securitySchemes)).toEqual(['station', 'visit']);
    expect(Object.keys(document.paths).sort()).toEqual([
      '/v1/commands/{id}',
      '/v1/health',
      '/v1/sign-ins',
      '/v1/station/configuration',
      '/v1/stations/enrol',
      '/v1/uploads/{upload}',
      '/v1/uploads/{upload}/content',
      '/v1/uploads/{upload}/opening',
      '/v1/uploads/{upload}/progress',
      '/v1/visits',
      '/v1/visits/{visit}',
      '/v1/visits/{visit}/account',
      '/v1/visits/{visit}/bench',
      '/v1/visits/{visit}/bench/cards',
      '/v1/visits/{visit}/bench/offline-keys',
      '/v1/visits/{visit}/images/{sha256}',
      '/v1/visits/{visit}/moderation',
      '/v1/visits/{visit}/moderation/images/{sha256}',
      '/v1/visits/{visit}/office/badges',
      '/v1/visits/{visit}/office/badges/{badge}',
      '/v1/visits/{visit}/office/images/{sha256}',
      '/v1/visits/{visit}/office/people',
      '/v1/visits/{visit}/renewal',
      '/v1/visits/{visit}/uploads',
      '/v1/visits/{visit}/uploads/{upload}',
      '/v1/visits/{visit}/uploads/{upload}/content',
      '/v1/visits/{visit}/uploads/{upload}/outcome',
    ]);
    expect(document.paths['/v1/visits/{visit}/account']?.['get']?.security).toEqual([
      { station: [], visit: [] },
    ]);
    expect(document.paths['/v1/commands/{id}']?.['put']?.responses['4XX']?.content).toHaveProperty([
      'application/problem+json',
    ]);
    const page = await get('/docs/');
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
  });

  it('says that it is well', async () => {
    expect((await get(paths.health)).body).toMatchObject({ status: 'ok' });
  });

  it('answers every refusal as problem+json, kept by nobody', async () => {
    const refusals = [
      await get('/nothing'),
      await get('/v1/nothing', { method: 'POST', body: '{' }),
      await get(paths.configuration),
      await get(paths.enrol, { method: 'POST', body: '{', headers: { 'content-type': 'application/json' } }),
      await get(paths.enrol, {
        method: 'POST',
        body: '{"__proto__":{}}',
        headers: { 'content-type': 'application/json' },
      }),
      await get(paths.enrol, {
        method: 'POST',
        body: 'a=b',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      }),
      await get(paths.enrol, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } }),
      await get(paths.enrol, {
        method: 'POST',
        body: ' '.repeat(20_000),
        headers: { 'content-type': 'application/json' },
      }),
      await get('/kiosk/%E0?ticket=ST-secret'),
      await get(`/v1/visits/${'a'.repeat(300)}/account`),
    ];
    expect(refusals.map(problemOf)).toEqual([
      '404 central.not-found',
      '404 central.not-found',
      '401 station.proof-refused',
      '400 visit.input-invalid',
      '400 visit.input-invalid',
      '415 visit.input-invalid',
      '400 visit.input-invalid',
      '413 command.too-large',
      '400 visit.input-invalid',
      '414 visit.input-invalid',
    ]);
    expect(JSON.stringify(refusals)).not.toContain('secret');
    for (const { headers } of refusals) {
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('server')).toBeNull();
    }
    expect(refusals[6]?.body).toMatchObject({ detail: expect.stringContaining('body/code') as string });
  });

  it('has a word for a person who comes to the kiosks’ address', async () => {
    const answer = await get('/kiosk/cas?state=abc&ticket=ST-secret');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(answer.text).toContain('bornes Trombine');
    expect(answer.text).not.toContain('secret');
  });

  it('survives bytes that are no HTTP', async () => {
    const socket = connect(Number(new URL(house.central.url).port), '127.0.0.1');
    socket.end('\0\0\0 nonsense\r\n\r\n');
    await new Promise((closed) => socket.on('close', closed).resume());
    expect((await get(paths.health)).status).toBe(200);
  });

  it('logs no name, login, ticket, state, token, number or picture', async () => {
    const { station } = house;
    const signIn = await station.signIn();
    const answer = await station.ask('POST', paths.visits, { state: signIn.state, ticket: 'ST-llebo' });
    const visit = answer.body as Awaited<ReturnType<typeof station.visit>>;
    const signed = await station.command(
      visit,
      'photo.submit',
      { photo: randomUUID() as PhotoId },
      { photos: await photos() },
    );
    expect(await outcomeOf(station, signed)).toBe('applied');
    await station.ask('GET', paths.account(visit.visit), undefined, { visit: visit.token });
    const log = house.log.join('');
    expect(log).toContain('"route":"/v1/visits/:visit/account"');
    expect(log).toContain(station.id);
    const clear = [
      'Léa',
      'Lebœuf',
      'llebo',
      '22001234',
      'ST-',
      signIn.state,
      visit.token,
      visit.visit,
      signed.delivery.command.slice(0, 40),
    ];
    for (const word of clear) expect(log, word).not.toContain(word);
  });

  it('keeps faces sealed on the disk', async () => {
    const { station } = house;
    const visit = await station.visit('llebo');
    const noisy = async (format: { width: number; height: number }) =>
      new Uint8Array(
        await sharp({
          create: {
            ...format,
            channels: 3,
            background: '#777',
            noise: { type: 'gaussian', mean: 120, sigma: 40 },
          },
        })
          .jpeg()
          .toBuffer(),
      );
    const bytes = {
      'identity-photo': await noisy(identityFormat),
      'directory-photo': await noisy(directoryFormat),
    };
    const signed = await station.command(
      visit,
      'photo.submit',
      { photo: randomUUID() as PhotoId },
      { photos: bytes },
    );
    expect(await outcomeOf(station, signed)).toBe('applied');
    const sealed = Buffer.from(signed.delivery.attachments[0]?.sealed ?? '', 'base64');
    const disk = Buffer.concat(await Promise.all(['', '-wal'].map((end) => readFile(`${file}${end}`))));
    const holds = (bytes: Uint8Array) =>
      // A page of the database may end inside one of these pieces, not inside all.
      [1000, 2000, 3000, 5000].some((at) => disk.includes(Buffer.from(bytes.subarray(at, at + 48))));
    expect(holds(sealed)).toBe(true);
    for (const clear of Object.values(bytes)) expect(holds(clear)).toBe(false);
  });
});

describe('too many requests', () => {
  it('are turned away, enrolments by address and sign-ins by station', async () => {
    const house = await openHouse(makeSqlite, { limits: { enrolmentsPerMinute: 3, signInsPerMinute: 2 } });
    const other = await house.newStation('Hall B');
    const ask = () => house.station.ask('POST', paths.signIns);
    expect((await ask()).status).toBe(201);
    expect((await ask()).status).toBe(201);
    const refused = await ask();
    expect(problemOf(refused)).toBe('429 central.too-many-requests');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await other.ask('POST', paths.signIns)).status).toBe(201);
    await house.newStation('Hall C');
    await expect(house.newStation('Hall D')).rejects.toThrow(/too-many-requests/);
    await house.close();
  });
});

describe('a failure inside', () => {
  it('is said without a word of how, and logged without data', async () => {
    const database = await makeSqlite();
    const house = await openHouse(async () => database);
    const visit = await house.station.visit('llebo');
    const raw = new Sqlite(database.url);
    raw.exec('ALTER TABLE consents RENAME TO elsewhere');
    raw.close();
    const answer = await house.station.ask('GET', paths.account(visit.visit), undefined, {
      visit: visit.token,
    });
    expect(problemOf(answer)).toBe('500 central.error');
    expect(Object.keys(answer.body as object).sort()).toEqual(['code', 'status', 'title', 'type']);
    const line = house.log.find((one) => one.includes('a request failed')) ?? '';
    expect(line).toContain('SQLITE_ERROR');
    expect(line).toContain('/v1/visits/:visit/account');
    expect(line).not.toContain('elsewhere');
    expect(line).not.toContain('no such table');
    await house.close();
  });
});

import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { Page } from 'playwright-core';
import type { EntRequest } from '../../src/shared/contract/shell.ts';
import { drive } from '../fixtures/stub-shell/drive.ts';
import { pagesOf, runBrowserShell, type RunningBrowserShell } from '../fixtures/stub-shell/run-browser-shell.ts';
import { startTinyEnt, ticketOf, type TinyEnt } from '../fixtures/tiny-ent.ts';
import { until } from '../peers/process-group.ts';

const state = 'abcdefghijklmnopqrstuvwx';
const serviceUrl = `https://central.invalid/kiosk/cas?state=${state}`;

describe.skipIf(!existsSync('/usr/bin/chromium'))('the browser shell', () => {
  let shell: RunningBrowserShell;
  let ent: TinyEnt;

  beforeAll(async () => {
    [shell, ent] = await Promise.all([runBrowserShell(), startTinyEnt()]);
    await drive(shell.screen).station();
  });
  afterAll(async () => {
    await Promise.all([shell?.stop(), ent?.stop()]);
  });
  beforeEach(() => {
    ent.seen.length = 0;
  });

  const request = (changes: Partial<EntRequest> = {}): EntRequest => ({
    id: randomUUID(),
    url: ent.login(serviceUrl),
    hosts: [ent.host],
    service: { url: serviceUrl, state },
    logoutUrl: `http://${ent.host}/cas/logout`,
    language: 'fr',
    ...changes,
  });
  const entPages = (): Page[] => pagesOf(shell.browser).filter((page) => page.url().startsWith(`http://${ent.host}`));
  /** Opens the view, waits for its page, and hands both to the test. */
  async function opened(changes: Partial<EntRequest> = {}) {
    const asked = request(changes);
    const outcome = drive(shell.screen).openEnt(asked);
    await drive(shell.screen).untilAlive(asked.id);
    await until(() => entPages().length === 1, 5_000, 'the page of the ENT');
    return { asked, outcome, page: entPages()[0]! };
  }
  const nothingOpen = () => until(() => entPages().length === 0, 5_000, 'the view to be gone');

  describe('its server', () => {
    const get = (path: string, headers: Record<string, string> = {}): Promise<number> =>
      new Promise((resolve, reject) => {
        httpRequest(`${shell.origin}${path}`, { headers }, (response) => {
          response.resume();
          resolve(response.statusCode ?? 0);
        })
          .on('error', reject)
          .end();
      });
    const cookie = async (): Promise<string> => {
      const cookies = await shell.browser.contexts()[0]!.cookies();
      const own = cookies.find(({ name }) => name === 'trombine') ?? (await screenCookie());
      return `trombine=${own.value}`;
    };
    const screenCookie = async () => {
      const session = await shell.screen.context().newCDPSession(shell.screen);
      const { cookies } = await session.send('Network.getCookies', { urls: [shell.origin] });
      return cookies.find(({ name }) => name === 'trombine')!;
    };
    const upgrade = (headers: Record<string, string>): Promise<number> =>
      new Promise((resolve) => {
        const socket = new WebSocket(`${shell.origin.replace('http', 'ws')}/station`, { headers });
        socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
        socket.on('open', () => {
          socket.close();
          resolve(101);
        });
        socket.on('error', () => undefined);
      });

    test('answers nobody without the cookie of the browser it launched', async () => {
      expect(await get('/')).toBe(403);
      expect(await get('/screen.js')).toBe(403);
      expect(await get('/', { cookie: 'trombine=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' })).toBe(403);
      expect(await get('/', { cookie: await cookie() })).toBe(200);
    });
    test('sets a cookie that no script reads and no other site sends', async () => {
      expect(await screenCookie()).toMatchObject({ httpOnly: true, sameSite: 'Strict', session: true });
    });
    test('refuses a launch token that nobody minted', async () => {
      expect(await get('/launch/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA')).toBe(403);
    });
    test('refuses another Host (DNS rebinding) and another Origin', async () => {
      const own = await cookie();
      expect(await get('/', { cookie: own, host: 'localhost:80' })).toBe(403);
      expect(await get('/', { cookie: own, host: 'evil.example' })).toBe(403);
      expect(await get('/', { cookie: own, origin: 'https://evil.example' })).toBe(403);
      expect(await get('/', { cookie: own, origin: 'null' })).toBe(403);
    });
    test('serves nothing outside the built screen', async () => {
      const own = await cookie();
      for (const path of ['/../main/station.js', '/%2e%2e/main/station.js', '/..%2fmain/station.js', '/.env', '/stub.css/', '//etc/passwd']) {
        expect(await get(path, { cookie: own }), path).toBe(404);
      }
    });
    test('refuses a WebSocket from another page, another address, or without the cookie', async () => {
      const own = await cookie();
      expect(await upgrade({ origin: shell.origin })).toBe(403);
      expect(await upgrade({ cookie: own })).toBe(403);
      expect(await upgrade({ cookie: own, origin: 'https://evil.example' })).toBe(403);
      expect(await upgrade({ cookie: own, origin: shell.origin, host: 'evil.example' })).toBe(403);
      expect(await upgrade({ cookie: own, origin: shell.origin })).toBe(101);
    });
    test('blocks an inline script by its content policy', async () => {
      const ran = await shell.screen.evaluate(() => {
        const script = document.createElement('script');
        script.textContent = 'window.inline = true';
        document.body.append(script);
        return 'inline' in window;
      });
      expect(ran).toBe(false);
    });
  });

  describe('its view of the ENT', () => {
    test('gives the ticket, which never leaves the machine, and is gone', async () => {
      const { asked, outcome, page } = await opened();
      await page.fill('[name=username]', 'ada');
      await page.click('#submit');
      expect(await outcome).toEqual({ ok: true, value: { outcome: 'ticket', ticket: ticketOf, state } });
      await nothingOpen();
      expect(ent.seen.map(({ path }) => path)).toContain('/cas/logout');
      const events = (await drive(shell.screen).events()).filter(({ id }) => id === asked.id);
      expect(new Set(events.map(({ origin }) => origin))).toEqual(new Set([`http://${ent.host}`]));
    });
    test('catches a ticket that comes by script', async () => {
      const { outcome, page } = await opened();
      await page.click('#script-login');
      expect(await outcome).toMatchObject({ value: { outcome: 'ticket', ticket: ticketOf } });
    });
    test('refuses a ticket with a foreign state', async () => {
      const { outcome, page } = await opened();
      await page.fill('[name=username]', 'forge');
      await page.click('#submit');
      expect(await outcome).toEqual({ ok: true, value: { outcome: 'failed', code: 'sign-in.state-unknown' } });
    });
    test('logs out with the cookie of the visit and leaves nothing to the next one', async () => {
      const first = await opened();
      await drive(shell.screen).closeEnt(first.asked.id);
      expect(await first.outcome).toEqual({ ok: true, value: { outcome: 'closed' } });
      expect(ent.seen.find(({ path }) => path === '/cas/logout')?.cookie).toContain('TGT-marker');
      await nothingOpen();
      ent.seen.length = 0;
      const second = await opened();
      expect(ent.seen.find(({ path }) => path === '/cas/login')?.cookie).toBeUndefined();
      await drive(shell.screen).closeEnt(second.asked.id);
      await second.outcome;
      expect(await filesWith(shell.temporary, 'TGT-marker')).toEqual([]);
      expect(await filesWith(shell.temporary, 'left-behind')).toEqual([]);
    });
    test('never asks a host that is not on the list, for a part or for a page', async () => {
      const { asked, outcome, page } = await opened();
      await page.click('#evil');
      await page.click('#evil-blank');
      await page.click('#forgot');
      await page.waitForSelector('#path');
      expect(page.url()).toBe(`http://${ent.host}/forgot`);
      expect(ent.seen.map(({ path }) => path).filter((path) => path.includes('evil'))).toEqual([]);
      await drive(shell.screen).closeEnt(asked.id);
      await outcome;
    });
    test('ends when the server itself sends it elsewhere', async () => {
      const { outcome, page } = await opened();
      await page.click('#evil-redirect');
      expect(await outcome).toEqual({ ok: true, value: { outcome: 'failed', code: 'ent.page-refused' } });
      expect(ent.seen.map(({ path }) => path)).not.toContain('/evil');
    });
    test('shows a link that wants a window of its own in the same view', async () => {
      const { asked, outcome, page } = await opened();
      await page.click('#first');
      await page.waitForURL(`http://${ent.host}/first`);
      await until(() => entPages().length === 1, 5_000, 'one view only');
      await drive(shell.screen).closeEnt(asked.id);
      await outcome;
    });
    test('says that the ENT is out of reach', async () => {
      const refused = await drive(shell.screen).openEnt(request({ url: 'http://127.0.0.1:9/', hosts: ['127.0.0.1:9'], logoutUrl: null }));
      expect(refused).toEqual({ ok: true, value: { outcome: 'failed', code: 'ent.unreachable' } });
      const down = await drive(shell.screen).openEnt(request({ url: `http://${ent.host}/unavailable` }));
      expect(down).toEqual({ ok: true, value: { outcome: 'failed', code: 'ent.unreachable' } });
    });
    test('refuses a first page that is not on the list, and plain http beyond loopback', async () => {
      for (const url of ['https://elsewhere.invalid/', 'http://ent.invalid/', 'javascript:alert(1)']) {
        const outcome = await drive(shell.screen).openEnt(request({ url, hosts: ['ent.invalid'] }));
        expect(outcome, url).toEqual({ ok: true, value: { outcome: 'failed', code: 'ent.page-refused' } });
      }
    });
    test('is closed and wiped when another one opens', async () => {
      const first = await opened();
      const second = await opened({ url: `http://${ent.host}/forgot`, service: null });
      expect(await first.outcome).toEqual({ ok: true, value: { outcome: 'closed' } });
      await drive(shell.screen).closeEnt(second.asked.id);
      await second.outcome;
      await nothingOpen();
    });
    test('has no camera', async () => {
      const { asked, outcome, page } = await opened();
      const answer = await page.evaluate(() =>
        navigator.mediaDevices.getUserMedia({ video: true }).then(
          () => 'camera',
          (error: unknown) => (error instanceof DOMException ? error.name : 'other'),
        ),
      );
      expect(answer).toBe('NotAllowedError');
      await drive(shell.screen).closeEnt(asked.id);
      await outcome;
    });
  });

  describe('when something dies', () => {
    test('kill -9 of the station: back within 3 s on the same page, its view of the ENT wiped', async () => {
      const before = await drive(shell.screen).station();
      const samePage = await drive(shell.screen).page();
      const { outcome } = await opened();
      const started = performance.now();
      process.kill(before, 'SIGKILL');
      expect(await outcome).toEqual({ ok: false, error: 'station.unreachable' });
      await shell.screen.waitForFunction((old) => document.body.dataset.station !== String(old), before);
      expect(await drive(shell.screen).station()).not.toBe(before);
      expect(performance.now() - started).toBeLessThan(3_000);
      expect(await drive(shell.screen).page()).toBe(samePage);
      await nothingOpen();
    });
    test('a crash of the page: the screen is there again', async () => {
      const session = await shell.screen.context().newCDPSession(shell.screen);
      const samePage = await drive(shell.screen).page();
      await session.send('Page.crash').catch(() => undefined); // no answer comes from a crashed page
      const screens = () => pagesOf(shell.browser).filter((page) => page.url() === `${shell.origin}/`);
      const fresh = async (page: Page) => (await drive(page).page().catch(() => samePage)) !== samePage;
      let found: Page | undefined;
      await until(
        async () => {
          for (const page of screens()) if (page !== shell.screen && (await fresh(page))) found = page;
          return found !== undefined;
        },
        10_000,
        'a new page of the screen',
      );
      expect(await drive(found!).station()).toBeGreaterThan(0);
    });
  });
});

async function filesWith(folder: string, marker: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries.filter((one) => one.isFile())) {
    const file = join(entry.parentPath, entry.name);
    const bytes = await readFile(file).catch(() => Buffer.alloc(0)); // the browser deletes as we read
    if (bytes.includes(marker)) found.push(file);
  }
  return found;
}

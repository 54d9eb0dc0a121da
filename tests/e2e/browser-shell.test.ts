import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { Page } from 'playwright-core';
import { entConformance, entHandles } from '../fixtures/stub-shell/ent-conformance.ts';
import { entEscapes } from '../fixtures/stub-shell/ent-escapes.ts';
import { drive } from '../fixtures/stub-shell/drive.ts';
import {
  joinBrowser,
  pagesOf,
  runBrowserShell,
  testChromiumArguments,
  type RunningBrowserShell,
} from '../fixtures/stub-shell/run-browser-shell.ts';
import { startTinyEnt, type TinyEnt } from '../fixtures/tiny-ent.ts';
import { until } from '../peers/process-group.ts';

const missing = existsSync('/usr/bin/chromium') ? '' : ' [skipped: Chromium is not installed]';
describe.skipIf(missing !== '')(`the browser shell${missing}`, () => {
  let shell: RunningBrowserShell;
  let ent: TinyEnt;

  beforeAll(async () => {
    [shell, ent] = await Promise.all([
      runBrowserShell({
        chromiumArguments: [...testChromiumArguments, '--use-fake-device-for-media-stream'],
      }),
      startTinyEnt(),
    ]);
    await drive(shell.screen).station();
  });
  afterAll(async () => {
    await Promise.all([shell?.stop(), ent?.stop()]);
  });
  const place = () => ({
    screen: shell.screen,
    pages: () => pagesOf(shell.browser),
    addresses: async () => pagesOf(shell.browser).map((page) => page.url()),
    ent,
    temporary: shell.temporary,
  });
  const { opened, nothingOpen } = entHandles(place);

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

  describe('its server', () => {
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
      for (const path of [
        '/../main/station.cjs',
        '/%2e%2e/main/station.cjs',
        '/..%2fmain/station.cjs',
        '/.env',
        '/stub.css/',
        '//etc/passwd',
      ]) {
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
    test('serves the face analysis, which runs under the content policy', async () => {
      expect(await drive(shell.screen).faceAnalysis()).toBe('on');
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

  entConformance(place);
  entEscapes(place);

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
    test('a crash of the page: the screen is there again, by a launch that works once', async () => {
      const launches: string[] = [];
      for (const context of shell.browser.contexts()) {
        context.on('request', (request) => {
          if (request.url().includes('/launch/')) launches.push(new URL(request.url()).pathname);
        });
      }
      const earlier = await cookie();
      const session = await shell.screen.context().newCDPSession(shell.screen);
      const samePage = await drive(shell.screen).page();
      await session.send('Page.crash').catch(() => undefined); // no answer comes from a crashed page
      const screens = () => pagesOf(shell.browser).filter((page) => page.url() === `${shell.origin}/`);
      const fresh = async (page: Page) =>
        (await drive(page)
          .page()
          .catch(() => samePage)) !== samePage;
      let found: Page | undefined;
      await until(
        async () => {
          for (const page of screens()) if (page !== shell.screen && (await fresh(page))) found = page;
          return found !== undefined;
        },
        60_000,
        'a new page of the screen',
      );
      expect(await drive(found!).station()).toBeGreaterThan(0);
      expect(launches).toHaveLength(1);
      expect(await get(launches[0]!)).toBe(403);
      expect(await get('/', { cookie: earlier })).toBe(403);
    });
    test('kill -9 of the browser: another one shows the screen, on a profile of its own', async () => {
      const browser = await browserOf(shell.process.pid!);
      process.kill(browser, 'SIGKILL');
      await until(async () => (await browserOf(shell.process.pid!)) !== browser, 60_000, 'another browser');
      const joined = await joinBrowser(shell.port, shell.origin);
      expect(await drive(joined.screen).station()).toBeGreaterThan(0);
      const profiles = async () =>
        (await readdir(shell.temporary)).filter((name) => name.startsWith('trombine-browser-'));
      await until(async () => (await profiles()).length === 1, 60_000, 'the earlier profile to be deleted');
      await joined.browser.close();
    });
  });
});

/** The browser's main process: the child of the shell that is no Node. */
async function browserOf(shell: number): Promise<number> {
  const children = await readFile(`/proc/${shell}/task/${shell}/children`, 'utf8');
  for (const child of children.trim().split(' ').map(Number)) {
    const command = await readFile(`/proc/${child}/cmdline`, 'utf8').catch(() => '');
    if (command.includes('--user-data-dir')) return child;
  }
  return 0;
}

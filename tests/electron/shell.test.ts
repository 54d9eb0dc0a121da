import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { settingsVariable } from '../../src/shared/contract/settings.ts';
import { electronBinary } from '../fixtures/electron-binary.ts';
import { entConformance, entHandles } from '../fixtures/stub-shell/ent-conformance.ts';
import { entEscapes } from '../fixtures/stub-shell/ent-escapes.ts';
import { drive } from '../fixtures/stub-shell/drive.ts';
import { runElectronShell, type RunningElectronShell } from '../fixtures/stub-shell/run-electron-shell.ts';
import { until } from '../peers/process-group.ts';
import { startTinyEnt, type TinyEnt } from '../fixtures/tiny-ent.ts';

const missing = electronBinary === undefined ? ' [skipped: no Electron runtime on this machine]' : '';
describe.skipIf(missing !== '')(`the Electron shell${missing}`, () => {
  let shell: RunningElectronShell;
  let ent: TinyEnt;

  beforeAll(async () => {
    const fakeCamera = ['--use-fake-device-for-media-stream'];
    [shell, ent] = await Promise.all([runElectronShell({}, fakeCamera), startTinyEnt()]);
    await drive(shell.screen).station();
  });
  afterAll(async () => {
    await Promise.all([shell?.stop(), ent?.stop()]);
  });

  const place = () => ({
    screen: shell.screen,
    pages: () => shell.app.windows(),
    addresses: () =>
      shell.app.evaluate(({ webContents }) => webContents.getAllWebContents().map((one) => one.getURL())),

    ent,
    temporary: shell.temporary,
  });
  const { opened, nothingOpen } = entHandles(place);

  describe('its window', () => {
    test('is sandboxed, isolated, and without anything of Node', async () => {
      const preferences = await shell.app.evaluate(({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]!.webContents as unknown as {
          getLastWebPreferences(): Electron.WebPreferences;
        };
        const { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag, ...rest } =
          contents.getLastWebPreferences();
        const { nodeIntegrationInSubFrames, allowRunningInsecureContent, experimentalFeatures } = rest;
        return {
          ...{ sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag },
          ...{ nodeIntegrationInSubFrames, allowRunningInsecureContent, experimentalFeatures },
        };
      });
      expect(preferences).toEqual({
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        webviewTag: false,
        allowRunningInsecureContent: false,
        experimentalFeatures: false,
      });
      const globals = await shell.screen.evaluate(() =>
        ['require', 'process', 'electron', 'ipcRenderer'].filter((name) => name in window),
      );
      expect(globals).toEqual([]);
    });
    test('is full screen', async () => {
      const state = await shell.app.evaluate(({ BrowserWindow }) => {
        const window = BrowserWindow.getAllWindows()[0]!;
        return { kiosk: window.isKiosk(), windows: BrowserWindow.getAllWindows().length };
      });
      expect(state).toEqual({ kiosk: true, windows: 1 });
    });
    test('blocks inline scripts, foreign requests and paths out of its folder', async () => {
      const tried = await shell.screen.evaluate(async (evil) => {
        const script = document.createElement('script');
        script.textContent = 'window.inline = true';
        document.body.append(script);
        const status = async (url: string) =>
          fetch(url).then(
            ({ status }) => status,
            () => 'blocked',
          );
        return {
          inline: 'inline' in window,
          own: await status('app://kiosk/screen.js'),
          up: await status('app://kiosk/..%2fmain/station.cjs'),
          deeper: await status('app://kiosk/%2e%2e/%2e%2e/package.json'),
          host: await status('app://elsewhere/index.html'),
          file: await status('file:///etc/passwd'),
          net: await status(evil),
        };
      }, `http://${ent.host}/evil`);
      expect(tried).toEqual({
        inline: false,
        own: 200,
        up: 404,
        deeper: 404,
        host: 'blocked',
        file: 'blocked',
        net: 'blocked',
      });
      expect(ent.seen.filter(({ path }) => path === '/evil')).toEqual([]);
    });
    test('runs the face analysis under its content policy', async () => {
      expect(await drive(shell.screen).faceAnalysis()).toBe('on');
    });
    test('sends its session nowhere, even past the content policy', async () => {
      const answer = await shell.app.evaluate(
        ({ session }, url) =>
          session.defaultSession.fetch(url).then(
            () => 'fetched',
            () => 'blocked',
          ),
        `http://${ent.host}/evil`,
      );
      expect(answer).toBe('blocked');
    });
    test('stays on its page and opens no window', async () => {
      const samePage = await drive(shell.screen).page();
      await shell.screen.evaluate((url) => {
        window.open(url);
        window.open('about:blank');
        const link = document.createElement('a');
        link.href = url;
        document.body.append(link);
        link.click();
        location.assign('data:text/html,out');
      }, `http://${ent.host}/evil`);
      await drive(shell.screen).station(); // a round trip: the attempts are over
      expect(shell.screen.url()).toBe('app://kiosk/');
      expect(await drive(shell.screen).page()).toBe(samePage);
      expect(shell.app.windows()).toHaveLength(1);
    });
    test('gets the picture of a camera, never a sound, a place or a notification', async () => {
      const answers = await shell.screen.evaluate(async () => {
        const media = (wanted: MediaStreamConstraints) =>
          navigator.mediaDevices.getUserMedia(wanted).then(
            (stream) => {
              for (const track of stream.getTracks()) track.stop();
              return 'granted';
            },
            (error: unknown) => (error instanceof DOMException ? error.name : 'other'),
          );
        const place = () =>
          new Promise((resolve) =>
            navigator.geolocation.getCurrentPosition(
              () => resolve('granted'),
              () => resolve('denied'),
            ),
          );
        return {
          video: await media({ video: true }),
          audio: await media({ audio: true }),
          both: await media({ video: true, audio: true }),
          place: await place(),
          notification: await Notification.requestPermission(),
        };
      });
      expect(answers).toEqual({
        video: 'granted',
        audio: 'NotAllowedError',
        both: 'NotAllowedError',
        place: 'denied',
        notification: 'denied',
      });
    });
    test('refuses to be closed, and shortcuts do nothing', async () => {
      const samePage = await drive(shell.screen).page();
      for (const keys of ['Control+R', 'F5', 'F11', 'Control+W', 'Control+P', 'Control+Shift+I', 'Alt+F4']) {
        await shell.screen.keyboard.press(keys);
      }
      const windows = await shell.app.evaluate(({ BrowserWindow }) => {
        for (const window of BrowserWindow.getAllWindows()) window.close();
        return BrowserWindow.getAllWindows().length;
      });
      expect(windows).toBe(1);
      expect(await drive(shell.screen).page()).toBe(samePage);
    });
    test('wraps no key with a password that everybody knows', async () => {
      const backend = await shell.app.evaluate(({ safeStorage }) => safeStorage.getSelectedStorageBackend());
      const wrapped = await drive(shell.screen).wrap(Buffer.alloc(32, 7).toString('base64'));
      if (backend === 'basic_text') expect(wrapped).toEqual({ ok: false, error: 'station.key-unavailable' });
      else expect(wrapped).toMatchObject({ ok: true, value: { same: true } });
    });
  });

  entConformance(place);
  entEscapes(place);

  test('its view of the ENT is below the trusted bar, without preload, in a session that is not kept', async () => {
    const { asked, outcome } = await opened();
    const view = await shell.app.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows()[0]!;
      const child = window.contentView.children.find(
        (one) => 'webContents' in one && one.webContents !== window.webContents,
      ) as unknown as {
        webContents: Electron.WebContents & { getLastWebPreferences(): Electron.WebPreferences };
        getBounds(): Electron.Rectangle;
      };
      const preferences = child.webContents.getLastWebPreferences();
      return {
        bounds: child.getBounds(),
        content: window.getContentBounds(),
        persistent: child.webContents.session.isPersistent(),
        ...{ sandbox: preferences.sandbox, contextIsolation: preferences.contextIsolation },
        ...{ nodeIntegration: preferences.nodeIntegration, preload: preferences.preload ?? null },
      };
    });
    expect(view).toMatchObject({
      persistent: false,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      preload: null,
    });
    expect(view.bounds).toEqual({
      x: 0,
      y: 168,
      width: view.content.width,
      height: view.content.height - 168,
    });
    await drive(shell.screen).closeEnt(asked.id);
    await outcome;
  });

  test('its view of the ENT opens no window of the system: files, alerts, printing', async () => {
    const { asked, outcome, page } = await opened();
    await page.waitForSelector('#submit');
    await shell.app.evaluate(({ webContents }, host) => {
      const view = webContents.getAllWebContents().find((one) => one.getURL().includes(host))!;
      view.debugger.on('message', (_event, method) => {
        if (method === 'Page.fileChooserOpened') Object.assign(globalThis, { refusedFiles: true });
      });
    }, ent.host);
    const answers = await page.evaluate(() => {
      const input = document.createElement('input');
      input.type = 'file';
      document.body.append(input);
      input.id = 'file';
      let prints = false;
      addEventListener('beforeprint', () => (prints = true));
      print();
      return { confirmed: confirm('?'), pickers: 'showSaveFilePicker' in window, prints };
    });
    expect(answers).toEqual({ confirmed: false, pickers: false, prints: false });
    await page.click('#file');
    const refused = () => shell.app.evaluate(() => 'refusedFiles' in globalThis);
    await until(refused, 60_000, 'the dialog to be refused');
    await drive(shell.screen).closeEnt(asked.id);
    await outcome;
  });

  describe('when something dies', () => {
    test('kill -9 of the station: back within 3 s on the same page, its view of the ENT wiped', async () => {
      const before = await drive(shell.screen).station();
      const samePage = await drive(shell.screen).page();
      await opened();
      const started = performance.now();
      process.kill(before, 'SIGKILL');
      await shell.screen.waitForFunction((old) => document.body.dataset.station !== String(old), before);
      expect(await drive(shell.screen).station()).not.toBe(before);
      expect(performance.now() - started).toBeLessThan(3_000);
      expect(await drive(shell.screen).page()).toBe(samePage);
      await nothingOpen();
    });
    test('a crash of the page: the new one speaks to the station and shows what it says', async () => {
      const [station, before] = await Promise.all([
        drive(shell.screen).station(),
        drive(shell.screen).page(),
      ]);
      // asked of the shell: the test's own page object is the one that crashed
      const found = await shell.app.evaluate(({ BrowserWindow }) => {
        const { webContents } = BrowserWindow.getAllWindows()[0]!;
        const shown = `new Promise((found) => {
          const look = () => document.body.dataset.station
            ? found({ page: window.stub.page, shown: document.body.dataset.station })
            : requestAnimationFrame(look);
          look();
        })`;
        return new Promise((done, fail) => {
          webContents.once('render-process-gone', () => {
            webContents.once(
              'did-finish-load',
              () => void webContents.executeJavaScript(shown).then(done, fail),
            );
          });
          webContents.forcefullyCrashRenderer();
        });
      });
      expect(found).toMatchObject({ shown: String(station) });
      expect(found).not.toMatchObject({ page: before });
    });
  });

  test('does not start with a debugging port that its settings do not allow', async () => {
    const file = join(shell.temporary, 'strict.json');
    const settings = {
      profile: join(shell.temporary, 'strict'),
      central: { url: 'https://central.invalid' },
      stationName: 'Test',
    };
    await writeFile(file, JSON.stringify(settings));
    for (const flag of ['--remote-debugging-port=0', '--inspect=0']) {
      const child = spawn(
        electronBinary!,
        [...(flag.includes('inspect') ? [flag] : []), shell.folder, '--no-sandbox', '--disable-gpu', flag],
        {
          env: { ...process.env, [settingsVariable]: file },
          stdio: ['ignore', 'ignore', 'pipe'],
        },
      );
      let said = '';
      child.stderr.on('data', (chunk) => (said += String(chunk)));
      const code = await new Promise((done) => child.once('exit', done));
      expect(code, said).toBe(2);
      expect(said).toContain('refused');
    }
  });
});

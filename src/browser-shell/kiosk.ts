import type { Browser } from 'playwright-core';
import type { Settings } from '../shared/contract/settings.ts';
import { EntDesk, type OpenEntView } from '../shared/shell/ent-desk.ts';
import { Supervisor } from '../shared/shell/supervisor.ts';
import { launchBrowser, type Environment } from './browser.ts';
import { entWindows } from './ent-window.ts';
import type { Guard } from './guard.ts';
import { RequestGate } from './request-gate.ts';
import { ScreenPage } from './screen-page.ts';
import { WindowGuard } from './window-guard.ts';

/** The browser of the kiosk with its screen and its view of the ENT; launched again when it dies. */
export class Kiosk {
  readonly ent: EntDesk;
  readonly #supervisor: Supervisor;
  #openEnt: OpenEntView | undefined;
  #browser: Browser | undefined;
  #screen: ScreenPage | undefined;
  /** Settles when the present browser is gone and its profile too. */
  #gone: Promise<void> | undefined;

  constructor(settings: Settings, environment: Environment, guard: Guard, onBug: (bug: unknown) => void) {
    this.ent = new EntDesk(async (request, ears) => {
      if (this.#openEnt === undefined) throw new Error('the browser is not there yet');
      return this.#openEnt(request, ears);
    }, onBug);
    this.#supervisor = new Supervisor({
      start: (onEnd) => this.#live(settings, environment, guard, onBug, onEnd),
      now: () => performance.now(),
      later: (callback, milliseconds) => {
        const timer = setTimeout(callback, milliseconds);
        return () => clearTimeout(timer);
      },
      onCrashLoop: (deaths) => onBug(new Error(`the browser ended ${deaths} times within a minute`)),
    });
  }

  start(): void {
    this.#supervisor.start();
  }

  /** Resolves when the browser is gone and its profile deleted. */
  async stop(): Promise<void> {
    const browser = this.#browser;
    this.#screen?.letGo();
    this.#supervisor.stop();
    await browser?.close();
    await this.#gone;
  }

  #live(
    settings: Settings,
    environment: Environment,
    guard: Guard,
    onBug: (bug: unknown) => void,
    onEnd: () => void,
  ): { kill: () => void } {
    let browser: Browser | undefined;
    let killed = false;
    const begin = async (): Promise<void> => {
      const launched = await launchBrowser(settings.shell, settings.language, environment);
      this.#browser = browser = launched.browser;
      this.#gone = new Promise((resolve) => {
        launched.browser.on('disconnected', () => {
          this.#openEnt = undefined;
          void this.ent.closeAll();
          resolve(launched.removeProfile().catch(onBug));
          onEnd();
        });
      });
      if (killed) return browser.close();
      this.#openEnt = await this.#furnish(browser, settings, guard, onBug);
    };
    begin().catch((bug: unknown) => {
      onBug(bug);
      if (browser?.isConnected() === true) void browser.close().catch(onBug);
      else onEnd();
    });
    return {
      kill: () => {
        killed = true;
        void browser?.close().catch(onBug);
      },
    };
  }

  async #furnish(
    browser: Browser,
    settings: Settings,
    guard: Guard,
    onBug: (bug: unknown) => void,
  ): Promise<OpenEntView> {
    const session = await browser.newBrowserCDPSession();
    const gate = new RequestGate(session, guard.origin);
    const windows = new WindowGuard(session);
    await gate.close();
    const screen = new ScreenPage({ browser, guard, gate, windows, settings: settings.shell, onBug });
    this.#screen = screen;
    await screen.open();
    await windows.watch();
    return entWindows({ session, gate, windows, size: () => screen.size(), showScreen: () => screen.show() });
  }
}

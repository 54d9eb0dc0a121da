import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import type { ShellSettings } from '../shared/contract/settings.ts';
import type { Guard } from './guard.ts';
import { lockPage } from './lock-page.ts';
import type { RequestGate } from './request-gate.ts';
import type { WindowGuard } from './window-guard.ts';

export interface ScreenParts {
  readonly browser: Browser;
  readonly guard: Guard;
  readonly gate: RequestGate;
  readonly windows: WindowGuard;
  readonly settings: ShellSettings;
  readonly onBug: (bug: unknown) => void;
}

/** The window that shows the renderer: opened again whenever it crashes or somebody closes it. */
export class ScreenPage {
  readonly #parts: ScreenParts;
  #context: BrowserContext | undefined;
  #page: Page | undefined;

  constructor(parts: ScreenParts) {
    this.#parts = parts;
  }

  async open(): Promise<void> {
    const { browser, guard, settings } = this.#parts;
    const context = await browser.newContext({
      viewport: settings.headless ? (settings.size ?? { width: 1080, height: 1920 }) : null,
      acceptDownloads: false,
      serviceWorkers: 'block',
    });
    this.#context = context;
    await context.grantPermissions(['camera'], { origin: guard.origin }); // and refuses all others
    await context.addInitScript(lockPage);
    context.on('page', (page) => {
      if (this.#page !== undefined && page !== this.#page) void page.close().catch(this.#parts.onBug);
    });
    await this.#openPage(context);
  }

  /** From now on a page that closes stays closed: the shell stops. */
  letGo(): void {
    this.#page = undefined;
  }

  async show(): Promise<void> {
    await this.#page?.bringToFront();
  }

  /** In CSS pixels. */
  async size(): Promise<{ width: number; height: number }> {
    const { settings } = this.#parts;
    const page = this.#page;
    if (settings.headless || page === undefined) return settings.size ?? { width: 1080, height: 1920 };
    return page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  }

  async #openPage(context: BrowserContext): Promise<void> {
    const { gate, guard, settings, windows } = this.#parts;
    this.#page = undefined;
    const page = await context.newPage();
    this.#page = page;
    const session = await context.newCDPSession(page);
    const { targetInfo } = await session.send('Target.getTargetInfo');
    if (targetInfo.browserContextId !== undefined) windows.allow(targetInfo.browserContextId);
    gate.screenFrame = targetInfo.targetId;
    if (settings.kiosk && !settings.headless) await fillScreen(page, session, settings.size);
    await session.detach();
    const again = (): void => {
      if (this.#page === page) void this.#reopen(context, page).catch(this.#parts.onBug);
    };
    page.on('crash', again);
    page.on('close', again);
    await page.goto(`${guard.origin}${guard.mintLaunchPath()}`);
  }

  async #reopen(context: BrowserContext, old: Page): Promise<void> {
    if (!this.#parts.browser.isConnected()) return;
    await this.#openPage(context);
    await old.close();
  }
}

/** Without a window manager, full screen hides Chromium's own parts but keeps the window's size: both are set. */
async function fillScreen(page: Page, session: CDPSession, wanted: ShellSettings['size']): Promise<void> {
  const { windowId } = await session.send('Browser.getWindowForTarget');
  const whole = wanted ?? (await page.evaluate(() => ({ width: screen.width, height: screen.height })));
  await session.send('Browser.setWindowBounds', { windowId, bounds: { left: 0, top: 0, ...whole } });
  await session.send('Browser.setWindowBounds', { windowId, bounds: { windowState: 'fullscreen' } });
}

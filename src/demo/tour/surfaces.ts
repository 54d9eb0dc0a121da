import { chromium, type Browser, type Page } from 'playwright-core';
import { waitUntil } from './wait.ts';

/** The two things a visitor can see: the kiosk's own page, and now and then the ENT's page in its isolated view. */
export interface Surfaces {
  /** The kiosk's page. */
  kiosk(): Page;
  /** The page of the isolated view; undefined when it is not open. */
  ent(): Page | undefined;
  /** Waits until the isolated view has a page of the ENT. */
  entPage(): Promise<Page>;
  /** Waits until the isolated view is gone. */
  entGone(): Promise<void>;
  /** All that is open, for the tests that look for remains. */
  pages(): readonly Page[];
  /** The longest that anything awaited on a page may take, in milliseconds. */
  setPatience(milliseconds: number): void;
  /** Lets go of the browser, which runs on. */
  leave(): Promise<void>;
}

const START_MS = 30_000;

/** Joins the browser of a shell through its debugging port, as soon as the kiosk's page is there. */
export async function joinShell(port: number): Promise<Surfaces> {
  const address = `http://127.0.0.1:${port}`;
  await waitUntil('the debugging port of the shell', START_MS, async () => {
    const answer = await fetch(`${address}/json/list`).catch(() => undefined);
    if (answer?.ok !== true) return false;
    const targets = (await answer.json()) as { type: string; url: string }[];
    return targets.some(({ type, url }) => type === 'page' && isKiosk(url));
  });
  const browser: Browser = await chromium.connectOverCDP(address);
  const pages = () => browser.contexts().flatMap((context) => context.pages());
  await waitUntil('the page of the kiosk', START_MS, () => pages().some((page) => isKiosk(page.url())));
  const ent = () =>
    pages().find((page) => /^https?:/.test(page.url()) && !isKiosk(page.url()) && !page.isClosed());
  return {
    kiosk() {
      const page = pages().find((one) => isKiosk(one.url()));
      if (page === undefined) throw new Error('the kiosk shows no page');
      return page;
    },
    ent,
    async entPage() {
      await waitUntil('a page of the ENT', START_MS, () => ent() !== undefined);
      const page = ent();
      if (page === undefined) throw new Error('the ENT closed at once');
      return page;
    },
    entGone: () => waitUntil('the end of the isolated view', START_MS, () => ent() === undefined),
    pages,
    setPatience: (milliseconds) =>
      browser.contexts().forEach((context) => context.setDefaultTimeout(milliseconds)),
    leave: () => browser.close(),
  };
}

/** The kiosk's own page: Electron's `app:` scheme, or the browser shell's loopback address. */
function isKiosk(url: string): boolean {
  return (
    url.startsWith('app:') || /^http:\/\/127\.0\.0\.1:\d+\/(?:screen|kiosk|index\.html|$|\?|#)/.test(url)
  );
}

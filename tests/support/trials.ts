import type { Page } from 'playwright-core';
import { leastLook } from '../../src/renderer/moderation/use-decision.ts';

/** What a moderator sees, as the page itself noted it. */
export interface Trials {
  /** Waits until a photo other than this person's has been on screen long enough to be decided; answers whose it is. */
  seen(other: string | null): Promise<string>;
  /** Waits until the photo of this person is on screen again, long enough. */
  back(name: string): Promise<void>;
  /** Times from the key that decided to the next photo on screen, in milliseconds. */
  changes(): Promise<number[]>;
}

interface Noted {
  name: string;
  shownAt: number;
  keyAt: number;
  changes: number[];
}

/** Notes in the page which photo is on screen since when, and how long each change took. */
export async function watchTrials(page: Page): Promise<Trials> {
  await page.locator('.big-photo img').waitFor();
  await page.evaluate(() => {
    const noted: Noted = { name: '', shownAt: Infinity, keyAt: 0, changes: [] };
    Object.assign(globalThis, { noted });
    const look = (): void => {
      const picture = document.querySelector<HTMLImageElement>('.big-photo img');
      const name = document.querySelector('.full-name')?.textContent ?? '';
      if (picture === null || !picture.complete || picture.naturalWidth === 0 || name === noted.name) return;
      noted.shownAt = performance.now();
      if (noted.keyAt > 0) noted.changes.push(noted.shownAt - noted.keyAt);
      noted.name = name;
    };
    document.addEventListener('load', look, true);
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true });
    addEventListener(
      'keydown',
      ({ key }) => {
        if (['a', 'Enter', 'z'].includes(key)) noted.keyAt = performance.now();
      },
      true,
    );
    look();
  });
  const stands = (wanted: { name?: string; not?: string | null }): Promise<unknown> =>
    page.waitForFunction(
      ({ name, not, least }) => {
        const { noted } = globalThis as unknown as { noted: Noted };
        if (name !== undefined && noted.name !== name) return false;
        if (noted.name === '' || noted.name === not) return false;
        return performance.now() - noted.shownAt >= least;
      },
      { ...wanted, least: leastLook + 20 },
    );
  const noted = (): Promise<Noted> => page.evaluate(() => (globalThis as unknown as { noted: Noted }).noted);
  return {
    async seen(other) {
      await stands({ not: other });
      return (await noted()).name;
    },
    async back(name) {
      await stands({ name });
    },
    changes: async () => (await noted()).changes,
  };
}

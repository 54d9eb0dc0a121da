import type { Page } from 'playwright-core';

/**
 * When the screen has painted that the next card was read, in milliseconds of the page's `performance.now()`: the tap screen
 * leaves "waiting" and "reading" once the station knows the UID. Answers as soon as the page watches.
 */
export async function watchScreen(page: Page): Promise<{ readonly painted: Promise<number> }> {
  await page.evaluate(() => {
    const stage = (): string | undefined =>
      document.querySelector<HTMLElement>('.reader-drawing')?.dataset['stage'];
    let reading = false;
    (window as unknown as { read: Promise<number> }).read = new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        reading ||= stage() === 'reading'; // what was said of the card before stays until a new one comes
        if (!reading || (stage() !== 'checking' && stage() !== 'problem')) return;
        observer.disconnect();
        // the next frame shows it, and it is on its way to the glass when the task after that frame runs
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now()), 0));
      });
      observer.observe(document.body, { subtree: true, childList: true, attributes: true });
    });
  });
  return { painted: page.evaluate(() => (window as unknown as { read: Promise<number> }).read) };
}

import type { Page } from 'playwright-core';

/** Milliseconds of the clock that all processes of this machine share (CLOCK_MONOTONIC); now, or of a reading in nanoseconds. */
export const monotonic = (reading: bigint = process.hrtime.bigint()): number =>
  Number(reading / 1_000n) / 1_000;

/**
 * What to add to a page's `performance.now()` to have {@link monotonic}: of twenty looks at the page's clock the quickest one,
 * which is wrong by at most half its time.
 */
export async function clockOffset(page: Page): Promise<number> {
  let best = { took: Infinity, offset: 0 };
  for (let look = 0; look < 20; look += 1) {
    const before = monotonic();
    const there = await page.evaluate(() => performance.now());
    const after = monotonic();
    if (after - before < best.took) best = { took: after - before, offset: (before + after) / 2 - there };
  }
  return best.offset;
}

import { existsSync } from 'node:fs';
import { chromium, type Page } from 'playwright-core';
import { serveGallery } from '../../gallery/gallery-server.ts';
import { boothClip } from '../../peers/booth-clips.ts';
import { fakeCameraArguments } from '../../peers/camera-clip.ts';
import { figureOf, type Taken } from '../figure.ts';
import { inTurn } from '../pairs.ts';
import { barePage } from './bare-page.ts';

/** What a person may wait for, in milliseconds; the target is what this is of the baseline on the machine at hand. */
const MOST = 100;
const PLAN = { pairs: 20, warmUp: 3 };

/**
 * From the touch that takes the photo to the frozen photo on screen, in the built booth with its analysis at work. Baseline: a page that draws
 * the same camera's picture on a canvas, makes it a JPEG and shows that; the booth's own analysis rests meanwhile.
 */
export async function tapToFrozen(): Promise<Taken> {
  if (!existsSync('/usr/bin/chromium')) return { missing: 'Chromium is not there (apt install chromium)' };
  const gallery = await serveGallery();
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      '--disable-background-networking',
      // it never takes itself, so that each photo is by hand
      ...fakeCameraArguments(await boothClip('two')),
    ],
  });
  try {
    const context = await browser.newContext({
      viewport: { width: 1080, height: 1920 },
      permissions: ['camera'],
    });
    const booth = await context.newPage();
    await booth.goto(gallery.url);
    await booth.waitForSelector('.kiosk');
    await booth.evaluate(() => window.gallery.show('photo', { language: 'fr' }));
    const bare = await context.newPage();
    await bare.goto(new URL('index.html?bare', gallery.url).href);
    await bare.evaluate(barePage);
    const pairs = await inTurn(
      PLAN,
      () => frozenIn(booth),
      async () => {
        await bare.bringToFront();
        return bare.evaluate(() => window.takeBare());
      },
    );
    const figure = figureOf(pairs, 1);
    return { figure: { ...figure, target: Math.round((MOST / figure.baseline) * 1000) / 1000 } };
  } finally {
    await browser.close();
    await gallery.close();
  }
}

/** One photo by hand: from the second touch to the frozen frame, in milliseconds. The booth shows the photo and its reasons afterwards. */
async function frozenIn(page: Page): Promise<number> {
  await page.bringToFront();
  const again = page.getByRole('button', { name: 'Reprendre', exact: true });
  if (await again.isVisible()) await again.click();
  await page.waitForSelector('.live-chips [data-state="fix"]'); // it looks
  await page.getByRole('button', { name: 'Prendre photo', disabled: false }).click();
  const now = page.getByRole('button', { name: 'Maintenant' });
  await now.waitFor();
  await page.evaluate(() => {
    window.frozen = new Promise((resolve) => {
      let touched = 0;
      const touch = (event: Event): void => {
        touched = event.timeStamp; // when the hand let go, before any code of ours
      };
      window.addEventListener('pointerup', touch, { capture: true, once: true });
      const observer = new MutationObserver(() => {
        if (document.querySelector('.frozen') === null) return;
        observer.disconnect();
        // the next frame shows it, and it is on its way to the glass when the task after that frame runs
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - touched), 0));
      });
      observer.observe(document.body, { subtree: true, childList: true });
    });
  });
  await now.click();
  const took = await page.evaluate(() => window.frozen);
  await again.waitFor();
  return took;
}

declare global {
  interface Window {
    frozen: Promise<number>;
    takeBare(): Promise<number>;
  }
}

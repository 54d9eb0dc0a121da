import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { entBarHeight } from '../../shared/contract/shell.ts';
import type { Surfaces } from './surfaces.ts';

/** Numbered PNGs of what a visitor sees, one after the other. */
export interface Pictures {
  /** Takes a picture of the screen now; answers its path. */
  take(name: string): Promise<string>;
}

/** Pictures in a folder, emptied first. The ENT's page is laid over the kiosk's, below the trusted bar, as on the screen. */
export function picturesIn(folder: string, surfaces: Surfaces): Pictures {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  let taken = 0;
  return {
    async take(name) {
      taken += 1;
      const file = join(folder, `${String(taken).padStart(2, '0')}-${name}.png`);
      const kiosk = await withoutDock(surfaces.kiosk(), (page) =>
        page.screenshot({ type: 'png', animations: 'disabled' }),
      );
      const page = surfaces.ent();
      const ent = page === undefined ? undefined : await wholeWindow(page, kiosk);
      const layers =
        ent === undefined ? [] : [{ input: await fitting(ent, kiosk), left: 0, top: entBarHeight }];
      await sharp(kiosk).composite(layers).png({ compressionLevel: 9 }).toFile(file);
      return file;
    },
  };
}

/** The ENT's page in the size of its view: Playwright takes a page that it did not open for one of 1280x720, and shows only that. */
async function wholeWindow(page: Page, kiosk: Buffer): Promise<Buffer> {
  const { width, height } = await sharp(kiosk).metadata();
  await page.setViewportSize({ width, height: height - entBarHeight });
  return page.screenshot({ type: 'png' });
}

/** The ENT's picture, cut where the screen ends. */
async function fitting(ent: Buffer, kiosk: Buffer): Promise<Buffer> {
  const screen = await sharp(kiosk).metadata();
  const { width, height } = await sharp(ent).metadata();
  const room = {
    width: Math.min(width, screen.width),
    height: Math.min(height, screen.height - entBarHeight),
  };
  return sharp(ent)
    .extract({ left: 0, top: 0, ...room })
    .toBuffer();
}

/** The development dock is no part of what a visitor sees. */
async function withoutDock<T>(page: Page, look: (page: Page) => Promise<T>): Promise<T> {
  const show = (visibility: string) =>
    page.evaluate((value) => {
      const dock = document.querySelector<HTMLElement>('.dock');
      if (dock !== null) dock.style.visibility = value;
    }, visibility);
  await show('hidden');
  try {
    return await look(page);
  } finally {
    await show('');
  }
}

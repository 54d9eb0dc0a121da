import { build } from 'esbuild';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { buildFace, buildWorker } from '../../scripts/face/build-face.ts';
import type { Analysis, PictureKind } from '../../src/renderer/face/index.ts';
import { servePictures, type PictureServer } from './picture-server.ts';
import type { SeenReading } from './reading-worker.ts';

export type { SeenReading } from './reading-worker.ts';

/** How a picture is looked at. */
export interface Look {
  readonly kind?: PictureKind;
  /** Pixels of the bitmap's longer side at most, as the booth makes it; 640 unless told. */
  readonly longest?: number;
}

/** The face analysis of the product in a real Chromium without a network, under the product's own content policy. */
export interface PhotoHarness {
  readonly page: Page;
  readonly browser: Browser;
  readonly server: PictureServer;
  /** What the product makes of a picture file (JPEG, PNG or WebP); null when the analysis is off. */
  analyseFile(bytes: Uint8Array, look?: Look): Promise<Analysis | null>;
  /** The reading behind it, without its pixels: faces, points, presence, mask. Made of the same modules by a worker of the tests. */
  readFile(bytes: Uint8Array, look?: Look): Promise<SeenReading>;
  close(): Promise<void>;
}

export interface HarnessPlan {
  /** The program of Chromium; the one of Debian unless told. */
  readonly executablePath?: string;
  /** More words for Chromium, such as a fake camera. */
  readonly chromiumArguments?: readonly string[];
  /** Answers some paths in its own way, such as with a model that was cut short; undefined leaves a path to the built files. */
  readonly instead?: (path: string) => Uint8Array | undefined;
}

/** Builds the analysis into a folder of its own, serves it on a free loopback port and opens a page that has it. */
export async function openHarness(plan: HarnessPlan = {}): Promise<PhotoHarness> {
  const folder = mkdtempSync(join(tmpdir(), 'trombine-photo-'));
  await buildFace(join(folder, 'face'));
  await buildWorker(join(import.meta.dirname, 'reading-worker.ts'), join(folder, 'reading-worker.js'));
  await buildWorker(join(import.meta.dirname, 'counted-worker.ts'), join(folder, 'face/counted-worker.js'));
  await build({
    entryPoints: [join(import.meta.dirname, 'page.ts')],
    outfile: join(folder, 'page.js'),
    bundle: true,
    format: 'iife',
    target: 'chrome130',
    logLevel: 'warning',
  });
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><title>photo</title><script src="page.js"></script>',
  );
  const server = await servePictures(folder, plan.instead ?? (() => undefined));
  const browser = await chromium.launch({
    executablePath: plan.executablePath ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', // the network is closed
      ...(plan.chromiumArguments ?? []),
    ],
  });
  const page = await browser.newPage();
  await page.goto(server.url);
  const withPicture = async <T>(bytes: Uint8Array, use: (path: string) => Promise<T>): Promise<T> => {
    const path = server.add(bytes);
    try {
      return await use(path);
    } finally {
      server.remove(path);
    }
  };
  const asked = (look: Look = {}) => ({ kind: look.kind ?? 'still', longest: look.longest ?? 640 });
  return {
    page,
    browser,
    server,
    analyseFile: (bytes, look) =>
      withPicture(bytes, (path) =>
        page.evaluate((one) => window.photo.analyse(one), { path, ...asked(look) }),
      ),
    readFile: (bytes, look) =>
      withPicture(bytes, (path) => page.evaluate((one) => window.photo.read(one), { path, ...asked(look) })),
    close: async () => {
      await browser.close();
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

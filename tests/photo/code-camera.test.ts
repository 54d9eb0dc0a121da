// « Lire avec la caméra » as the product has it, in a real Chromium under the product's content policy, without a network.
import react from '@vitejs/plugin-react';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { fakeCameraArguments } from '../peers/camera-clip.ts';
import { chromiumPath, describeWith } from '../support/needs.ts';
import { codeClip, type CodeFormat } from './code-pictures.ts';
import { servePictures, type PictureServer } from './picture-server.ts';

describeWith({ chromium: true }, 'codes by the camera', () => {
  const folder = mkdtempSync(join(tmpdir(), 'trombine-codes-'));
  beforeAll(async () => {
    await build({
      ...{ configFile: false, root: join(import.meta.dirname, 'code-page'), base: '/', logLevel: 'error' },
      plugins: [react()],
      build: { ...{ outDir: folder, emptyOutDir: true, target: 'chrome130', assetsInlineLimit: 0 } },
    });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** The page with this camera, and all that it asked for and complained of. */
  async function open(
    cameraArguments: string[],
    instead: (path: string) => Uint8Array | undefined = () => undefined,
  ): Promise<{ page: Page; server: PictureServer; strange: string[] }> {
    const server = await servePictures(folder, instead);
    const browser = await chromium.launch({
      executablePath: chromiumPath,
      args: [
        ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
        ...['--disable-background-networking', '--disable-component-update'],
        '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', // the network is closed
        ...cameraArguments,
      ],
    });
    onTestFinished(async () => {
      await browser.close();
      await server.close();
    });
    const context = await browser.newContext();
    const strange: string[] = [];
    context.on('request', (request) => {
      if (!request.url().startsWith(server.url)) strange.push(request.url());
    });
    context.on('console', (message) => {
      if (message.type() === 'error') strange.push(message.text());
    });
    if (cameraArguments.length > 0) await context.grantPermissions(['camera'], { origin: server.url });
    const page = await context.newPage();
    await page.goto(server.url);
    return { page, server, strange };
  }

  const codes = (page: Page): Promise<string[]> => page.evaluate(() => [...window.codes]);
  const openCamera = (page: Page) => page.getByRole('button', { name: 'Lire avec la caméra' }).click();

  test.each<[CodeFormat, string]>([
    ['QRCode', 'https://esc.gg/0c2a4b6e-8f10-4d32-9c54-7a6b8c9d0e1f'],
    ['Code128', '22001234'],
    ['DataMatrix', '0c2a4b6e-8f10-4d32-9c54-7a6b8c9d0e1f'],
    ['PDF417', '22001234'],
  ])('a %s is read, once, and nothing leaves the machine', async (format, text) => {
    const { page, server, strange } = await open(fakeCameraArguments(await codeClip(format, text)));
    await page.getByRole('button', { name: 'Lire avec la caméra' }).waitFor();
    expect(server.asked.filter((path) => /worker|wasm/.test(path))).toEqual([]); // the cold start does not pay for it
    await openCamera(page);
    await expect.poll(() => codes(page)).toEqual([text]);
    expect(server.asked.some((path) => path.endsWith('.wasm'))).toBe(true);
    // it stays in the picture for another second of the clip, and is not told again
    await page.evaluate(() => {
      const video = document.querySelector('video');
      return new Promise<void>((resolve) => {
        let left = 30;
        const next = (): void => {
          left -= 1;
          if (left === 0) resolve();
          else video?.requestVideoFrameCallback(next);
        };
        video?.requestVideoFrameCallback(next);
      });
    });
    expect(await codes(page)).toEqual([text]);
    await page.getByRole('button', { name: 'Fermer la caméra' }).click();
    await expect
      .poll(() => page.evaluate(() => window.tracks.map((track) => track.readyState)))
      .toEqual(['ended']);
    expect(strange).toEqual([]);
  });

  test('without a camera its own sentence is said', async () => {
    const { page } = await open(['--use-fake-device-for-media-stream=device-count=0']);
    await openCamera(page);
    await page.getByText('camera.none').waitFor();
    expect(await codes(page)).toEqual([]);
  });

  test('where the program is damaged it is said, and the camera is off', async () => {
    const clip = await codeClip('QRCode', 'https://esc.gg/0c2a4b6e-8f10-4d32-9c54-7a6b8c9d0e1f');
    const { page } = await open(fakeCameraArguments(clip), (path) =>
      path.endsWith('.wasm') ? new Uint8Array([0, 97, 115, 109]) : undefined,
    );
    await openCamera(page);
    await page.getByText('La caméra ne peut pas lire de code ici').waitFor();
    await expect
      .poll(() => page.evaluate(() => window.tracks.map((track) => track.readyState)))
      .toEqual(['ended']);
  });
});

// Chromium takes our clips for a camera: right size, and a picture that moves.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoClip } from '../../src/demo/camera-clip.ts';
import { startDemoCas } from '../../src/demo/cas/server.ts';
import type { DemoCas } from '../../src/demo/cas/server.ts';
import { CLIP, faceClip, fakeCameraArguments } from '../peers/camera-clip.ts';

const CHROMIUM = '/usr/bin/chromium';
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
];

/** Plays the camera in the page until its picture has changed; gives its size and its middle pixel. */
const watch = `(async () => {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { width: ${CLIP.width}, height: ${CLIP.height} } });
  const video = document.createElement('video');
  video.srcObject = stream;
  await video.play();
  const { videoWidth: width, videoHeight: height } = video;
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  const look = () => {
    context.drawImage(video, 0, 0);
    return context.getImageData(0, height / 2, width, 1).data;
  };
  const next = () => new Promise((done) => video.requestVideoFrameCallback(done));
  await next();
  const first = look();
  let now = first;
  while (now.every((value, index) => Math.abs(value - first[index]) < 24)) {
    await next();
    now = look();
  }
  const middle = Array.from(now.slice(width * 2, width * 2 + 3));
  stream.getTracks().forEach((track) => track.stop());
  return { width, height, middle };
})()`;

const missing = existsSync(CHROMIUM) ? '' : ' [skipped: Chromium is not installed]';

describe.skipIf(missing)(`the fake camera of Chromium${missing}`, () => {
  let site: DemoCas;
  beforeAll(async () => {
    site = await startDemoCas({ people: [], services: [] });
  });
  afterAll(() => site.stop());

  it.each([
    ['the drawn person of the demo', demoClip],
    ['a real face', faceClip],
  ])('plays %s', async (_name, make) => {
    const args = [...QUIET, ...fakeCameraArguments(await make())];
    const browser: Browser = await chromium.launch({ executablePath: CHROMIUM, args });
    try {
      const context = await browser.newContext({ permissions: ['camera'] });
      const page = await context.newPage();
      await page.goto(`${site.url}/login`); // any page of a trustworthy origin
      const seen = await page.evaluate<{ width: number; height: number; middle: number[] }>(watch);
      expect(seen).toMatchObject(CLIP);
      const [red = 0, , blue = 0] = seen.middle;
      expect(red, 'skin in the middle').toBeGreaterThan(blue + 20);
    } finally {
      await browser.close();
    }
  });
});

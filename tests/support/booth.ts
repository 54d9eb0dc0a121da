// What a test sees of the booth on the kiosk's page.
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { identityFormat } from '../../src/shared/domain/photo.ts';

/** Pixels of the identity format, three bytes each. */
const raw = (picture: Buffer | Uint8Array): Promise<Buffer> =>
  sharp(picture).removeAlpha().toColourspace('srgb').raw().toBuffer();

/** The photo under the frame as the screen places it now, drawn at the size of the identity format: PNG. */
export async function previewed(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(async (size) => {
    const frame = document.querySelector<HTMLElement>('.framing .window .frame');
    const image = frame?.querySelector('img');
    if (frame === null || image === null || image === undefined) throw new Error('nothing is framed');
    await image.decode();
    const box = getComputedStyle(frame);
    const style = getComputedStyle(image);
    const number = (text: string): number => parseFloat(text);
    const [width, height] = [number(style.width), number(style.height)];
    const [left, top] = [number(style.left), number(style.top)];
    const [across = 0, down = 0] = style.transformOrigin.split(' ').map(number);
    const canvas = new OffscreenCanvas(size.width, size.height);
    const pen = canvas.getContext('2d', { alpha: false });
    if (pen === null) throw new Error('no canvas');
    pen.imageSmoothingQuality = 'high';
    const inner = {
      width: number(box.width) - number(box.borderLeftWidth) - number(box.borderRightWidth),
      height: number(box.height) - number(box.borderTopWidth) - number(box.borderBottomWidth),
    };
    const { a, b, c, d, e, f } = new DOMMatrix()
      .scale(size.width / inner.width, size.height / inner.height)
      .translate(left + across, top + down)
      .multiply(new DOMMatrix(style.transform === 'none' ? '' : style.transform))
      .translate(-across, -down);
    pen.setTransform(a, b, c, d, e, f);
    pen.drawImage(image, 0, 0, width, height);
    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
    let text = '';
    for (let at = 0; at < bytes.length; at += 0x8000)
      text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
    return btoa(text);
  }, identityFormat);
  return Buffer.from(base64, 'base64');
}

/** The degrees by which the photo under the frame is turned, clockwise. */
export function previewedTurn(page: Page): Promise<number> {
  return page.locator('.framing .window .frame img').evaluate((image) => {
    const { transform } = getComputedStyle(image);
    const { a, b } = new DOMMatrix(transform === 'none' ? '' : transform);
    return (Math.atan2(b, a) * 180) / Math.PI;
  });
}

/** A picture of the glass itself: what the person saw in the frame, without the button over it; at the size of the identity format. */
export async function seenInFrame(page: Page): Promise<Buffer> {
  const frame = page.locator('.framing .window .frame');
  await frame.evaluate((one) => Promise.all(one.getAnimations().map(({ finished }) => finished)));
  const clip = await frame.boundingBox();
  if (clip === null) throw new Error('nothing is framed');
  const cross = page.locator('.framing .window .cross');
  await cross.evaluate((button) => (button.style.visibility = 'hidden'));
  const shown = await page.screenshot({ clip, type: 'png' });
  await cross.evaluate((button) => (button.style.visibility = ''));
  const { width, height } = identityFormat;
  return sharp(shown).resize(width, height, { fit: 'fill' }).png().toBuffer();
}

/** Mean absolute difference of two pictures of the identity format, in grey levels of 255. */
export async function difference(one: Uint8Array, other: Uint8Array): Promise<number> {
  const [a, b] = await Promise.all([raw(one), raw(other)]);
  if (a.length !== b.length) throw new Error('the pictures have not the same size');
  return a.reduce((sum, value, at) => sum + Math.abs(value - (b[at] ?? 0)), 0) / a.length;
}

/** How many pixels have the colours of the patches of person-clips.ts: a frame of the clip shows some hundreds of one and none of the other. */
export async function patches(picture: Uint8Array): Promise<{ good: number; bad: number }> {
  const pixels = await raw(picture);
  let [good, bad] = [0, 0];
  for (let at = 0; at < pixels.length; at += 3) {
    const [red = 0, green = 0, blue = 0] = pixels.subarray(at, at + 3);
    if (green > 160 && red < 70 && blue < 70) good += 1;
    if (red > 175 && green < 60 && blue < 60) bad += 1;
  }
  return { good, bad };
}

/** Counts the pictures that are looked at, from now on: each is one message to the worker. */
export async function countLooks(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const counter = { looks: 0 };
    Object.assign(globalThis, { counter });
    const workers = Worker.prototype as { postMessage: (this: void, ...words: unknown[]) => void };
    workers.postMessage = new Proxy(workers.postMessage, {
      apply: (post, worker, words) => {
        counter.looks += 1;
        Reflect.apply(post, worker, words);
      },
    });
  });
  return () => page.evaluate(() => (globalThis as unknown as { counter: { looks: number } }).counter.looks);
}

/** The program of the face analysis is not there: its worker fails at its start. Answers how to put it back. */
export async function breakAnalysis(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(() => {
    const whole = Worker;
    const broken = new Proxy(Worker, {
      construct: (kind, [, options]: [unknown, WorkerOptions | undefined]) =>
        new kind('/face/missing.js', options),
    });
    Object.assign(globalThis, { Worker: broken, mend: () => Object.assign(globalThis, { Worker: whole }) });
  });
  return () => page.evaluate(() => (globalThis as unknown as { mend: () => void }).mend());
}

/** Seconds that the live picture has played. */
export function played(page: Page): Promise<number> {
  return page.locator('.mirror video').evaluate((video) => (video as HTMLVideoElement).currentTime);
}

/** Takes the camera away as a pulled plug does: the track ends, and says so. */
export function unplug(page: Page): Promise<void> {
  return page.locator('.mirror video').evaluate((video) => {
    const stream = (video as HTMLVideoElement).srcObject as MediaStream;
    for (const track of stream.getTracks()) {
      track.stop();
      track.dispatchEvent(new Event('ended'));
    }
  });
}

/** Every step that the booth enters from now on. */
export async function keepSteps(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const steps: string[] = [];
    const look = (): void => {
      const step =
        document.querySelector<HTMLElement>('.mirror')?.dataset['step'] ??
        ['framing', 'refused'].find((name) => document.querySelector(`.booth.${name}`) !== null);
      if (step !== undefined && steps.at(-1) !== step) steps.push(step);
    };
    Object.assign(globalThis, { boothSteps: steps });
    const everything = { subtree: true, childList: true, attributes: true };
    new MutationObserver(look).observe(document.documentElement, everything);
    look();
  });
  return () => page.evaluate(() => [...(globalThis as unknown as { boothSteps: string[] }).boothSteps]);
}

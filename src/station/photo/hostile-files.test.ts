import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { photoLimits } from '../../shared/domain/photo.ts';
import { silentLog } from '../log.ts';
import type { PhotoError } from './intake.ts';
import { HANGING } from './testing/hanging-channel.ts';
import {
  animation,
  claiming,
  claimingWebp,
  heif,
  html,
  manyScans,
  noisy,
  solid,
  zip,
} from './testing/hostile-files.ts';
import { blackPng, chunk, swollen } from './testing/png-bytes.ts';
import { slowJpeg } from './testing/slow-jpeg.ts';
import { WorkerIntake } from './worker-intake.ts';

const workerFile = new URL('./worker.ts', import.meta.url);
const folder = mkdtempSync(join(tmpdir(), 'trombine-intake-'));
const complaints: unknown[] = [];
const log = { ...silentLog, error: (...said: unknown[]) => void complaints.push(said) };
let desk: WorkerIntake;
let jpeg: Buffer;
beforeAll(async () => {
  vi.stubEnv('TMPDIR', folder); // what a decoder would write a file to
  desk = new WorkerIntake(workerFile, log);
  jpeg = await noisy(900, 1200).jpeg().toBuffer();
});
afterAll(() => {
  desk.forget();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const red = { r: 200, g: 60, b: 60 };
const grey = { r: 100, g: 100, b: 100 };
const rgb = ({ r, g, b }: typeof red) => [r, g, b];
type File = () => Buffer | Promise<Buffer>;

const refused: readonly (readonly [string, PhotoError, File])[] = [
  ['a pixel bomb, PNG of 16000x16000', 'photo.too-large', () => blackPng(16_000, 16_000)],
  ['a pixel bomb, JPEG', 'photo.too-large', () => claiming(jpeg, 65_500, 65_500)],
  ['a pixel bomb, WebP', 'photo.too-large', () => claimingWebp(16_383, 16_383)],
  ['a JPEG that has not the pixels that it claims', 'photo.unreadable', () => claiming(jpeg, 6_000, 6_000)],
  ['a WebP that has not the pixels that it claims', 'photo.unreadable', () => claimingWebp(3_000, 3_000)],
  ['40 megapixels and a line', 'photo.too-large', () => solid(8_000, 5_001, red).jpeg().toBuffer()],
  ['more than 10 MB', 'photo.too-large', () => Buffer.concat([jpeg, Buffer.alloc(photoLimits.bytes)])],
  ['a ZIP archive with a JPEG behind it', 'photo.format', () => Buffer.concat([zip, jpeg])],
  ['a page with a JPEG behind it', 'photo.format', () => Buffer.concat([html, jpeg])],
  [
    'a GIF with an archive behind it',
    'photo.format',
    async () => Buffer.concat([await solid(700, 700, red).gif().toBuffer(), zip]),
  ],
  ['a GIF', 'photo.format', () => solid(700, 700, red).gif().toBuffer()],
  ['a TIFF', 'photo.format', () => solid(700, 700, red).tiff().toBuffer()],
  ['a PDF', 'photo.format', () => Buffer.from('%PDF-1.7\n1 0 obj')],
  [
    'an SVG with a file of the kiosk in it',
    'photo.format',
    () =>
      Buffer.from(
        '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900"><image href="file:///etc/passwd"/></svg>',
      ),
  ],
  ['a photo of an iPhone', 'photo.heic', () => heif('heic')],
  ['an AVIF', 'photo.heic', () => heif('avif')],
  ['a film', 'photo.format', () => heif('isom').fill('isom', 16, 24)],
  ['half a JPEG', 'photo.unreadable', () => jpeg.subarray(0, jpeg.length / 2)],
  ['half a PNG', 'photo.unreadable', async () => halfOf(await noisy(700, 700).png().toBuffer())],
  ['half a WebP', 'photo.unreadable', async () => halfOf(await noisy(700, 700).webp().toBuffer())],
  ['0 bytes', 'photo.unreadable', () => Buffer.alloc(0)],
  ['one byte', 'photo.format', () => Buffer.of(0xff)],
  ['the beginning of a JPEG and nothing else', 'photo.unreadable', () => jpeg.subarray(0, 3)],
  ['a side of 599 pixels', 'photo.too-small', () => solid(599, 900, red).jpeg().toBuffer()],
  ['thousands of scans', 'photo.unreadable', () => slowJpeg(7_900, 5_000)],
  [
    'scans that no encoder makes',
    'photo.unreadable',
    async () => manyScans(await noisy(900, 900).jpeg({ progressive: true }).toBuffer(), 50),
  ],
];

test.each(refused)('%s: %s', async (_what, code, file) => {
  const bytes = await file();
  expect(await desk.bringIn(Buffer.from(bytes))).toEqual({ ok: false, error: code });
  const small = await desk.thumbnail(Buffer.from(bytes));
  expect(small).toEqual(
    code === 'photo.too-small'
      ? { ok: true, value: expect.anything() as Buffer }
      : { ok: false, error: code },
  );
});

const taken: readonly (readonly [string, File, (readonly number[])?])[] = [
  ['a JPEG with an archive behind it', () => Buffer.concat([jpeg, zip])],
  ['a JPEG with a page behind it', () => Buffer.concat([jpeg, html])],
  ['CMYK', () => solid(700, 700, red).toColourspace('cmyk').jpeg().toBuffer(), [200, 47, 42]],
  ['CMYK with a profile', () => solid(700, 700, red).withIccProfile('cmyk').jpeg().toBuffer(), [196, 44, 41]],
  ['Display P3', () => solid(700, 700, red).withIccProfile('p3').png().toBuffer(), rgb(red)],
  ['16 bits', () => solid(700, 700, red).toColourspace('rgb16').png().toBuffer(), rgb(red)],
  ['grey', () => solid(700, 700, grey).toColourspace('b-w').jpeg().toBuffer(), rgb(grey)],
  ['grey of 16 bits', () => solid(700, 700, grey).toColourspace('grey16').png().toBuffer(), rgb(grey)],
  ['a palette', () => solid(700, 700, red).png({ palette: true }).toBuffer(), rgb(red)],
  [
    'half transparent black, on white',
    () =>
      sharp({
        create: { width: 700, height: 700, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0.5 } },
      })
        .png()
        .toBuffer(),
    [127, 127, 127],
  ],
  ['an animated WebP, of which the first picture', () => animation([red, grey, grey]), rgb(red)],
  ['an interlaced PNG', () => noisy(700, 700).png({ progressive: true }).toBuffer()],
  ['a progressive JPEG', () => noisy(700, 700).jpeg({ progressive: true }).toBuffer()],
  [
    'a colour profile that swells to 200 MB',
    async () => blackPng(700, 700, [await swollen('iCCP', 2e8)]),
    [0, 0, 0],
  ],
  ['a text that swells to 200 MB', async () => blackPng(700, 700, [await swollen('zTXt', 2e8)]), [0, 0, 0]],
  [
    'a long text in 9 MB',
    () =>
      blackPng(700, 700, [chunk('tEXt', Buffer.concat([Buffer.from('Comment\0'), Buffer.alloc(9e6, 65)]))]),
    [0, 0, 0],
  ],
  ['just under 40 megapixels', () => blackPng(6_300, 6_300), [0, 0, 0]],
];

test.each(taken.map(([what, file, colour]) => ({ what, file, colour })))(
  '$what is a clean photo',
  async ({ file, colour }) => {
    const bytes = Buffer.from(await file());
    const picture = await desk.bringIn(bytes);
    if (!picture.ok) throw new Error(picture.error);
    expect(bytes.every((byte) => byte === 0)).toBe(true);
    const { jpeg: clean, width, height } = picture.value;
    const about = await sharp(clean).metadata();
    expect(about).toMatchObject({
      format: 'jpeg',
      space: 'srgb',
      channels: 3,
      depth: 'uchar',
      width,
      height,
    });
    expect([about.exif, about.icc, about.xmp, about.iptc, about.orientation]).toEqual(
      Array(5).fill(undefined),
    );
    expect(clean.subarray(-2)).toEqual(Buffer.of(0xff, 0xd9));
    expect([zip, html].some((more) => clean.includes(more.subarray(0, 20)))).toBe(false);
    if (colour === undefined) return;
    const { channels } = await sharp(clean).stats();
    for (const [at, { mean }] of channels.entries())
      expect(Math.abs(mean - (colour[at] ?? 0))).toBeLessThan(2);
  },
);

test('a place and a direction are gone, and the picture stands upright', async () => {
  const lying = await noisy(1200, 900)
    .withExif({ IFD0: { Artist: 'Zébulon' }, IFD3: { GPSLatitude: '45/1 46/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  const picture = await desk.bringIn(Buffer.from(lying));
  if (!picture.ok) throw new Error(picture.error);
  expect(picture.value).toMatchObject({ width: 900, height: 1200 });
  for (const mark of ['Zébulon', 'Exif', 'GPS']) expect(picture.value.jpeg.includes(mark)).toBe(false);
});

test('what is larger than needed is made smaller, and can be cut like a frame', async () => {
  const picture = await desk.bringIn(await noisy(3_000, 4_000).jpeg().toBuffer());
  if (!picture.ok) throw new Error(picture.error);
  expect(picture.value).toMatchObject({ width: 1_800, height: 2_400 });
  const share = (1_800 * 45) / 35 / 2_400;
  const photo = await desk.takeIn({ jpeg: picture.value.jpeg }, { left: 0, top: 0, width: 1, height: share });
  expect(photo.ok).toBe(true);
  expect(picture.value.jpeg.subarray(0, 2)).toEqual(Buffer.of(0xff, 0xd8)); // still there for another try
});

test('the slowest JPEG that is decoded at all ends long before the limit of the worker', async () => {
  const picture = await desk.bringIn(slowJpeg(7_900, 5_000, 100));
  expect(picture.ok || picture.error === 'photo.unreadable').toBe(true);
  expect(complaints).toEqual([]);
});

test('a file that hangs the decoder is ended in time, and the next photo has a new one', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }); // the limit is reached when the test says so
  onTestFinished(() => void vi.useRealTimers());
  const hasty = new WorkerIntake(new URL('./testing/hanging-worker.ts', import.meta.url), log, 3_000);
  expect((await hasty.bringIn(Buffer.from(jpeg))).ok).toBe(true);
  const before = complaints.length;
  const channel = new BroadcastChannel(HANGING);
  onTestFinished(() => channel.close());
  const hanging = new Promise((resolve) => (channel.onmessage = resolve));
  const hung = hasty.bringIn(Buffer.from('this hangs'));
  const next = hasty.bringIn(Buffer.from(jpeg)); // waits its turn, with a limit of its own
  await hanging;
  vi.advanceTimersByTime(2_999);
  expect(complaints).toHaveLength(before);
  vi.advanceTimersByTime(1);
  expect(await hung).toEqual({ ok: false, error: 'photo.unreadable' });
  expect((await next).ok).toBe(true);
  expect(complaints.splice(before)).toEqual([[{ why: 'the photo worker took too long' }, 'photo worker']]);
  hasty.forget();
});

test('after all of them the same worker still works, and nothing was written', async () => {
  expect((await desk.bringIn(Buffer.from(jpeg))).ok).toBe(true);
  expect(complaints).toEqual([]);
  expect(readdirSync(folder)).toEqual([]);
});

const halfOf = (bytes: Buffer): Buffer => bytes.subarray(0, bytes.length / 2);

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { photoLimits, type Crop } from '../../shared/domain/photo.ts';
import { silentLog } from '../log.ts';
import { erase } from './intake.ts';
import { WorkerIntake } from './worker-intake.ts';

const workerFile = new URL('./worker.ts', import.meta.url);
const faces = join(import.meta.dirname, '../../../tests/fixtures/faces');
const face = readFileSync(join(faces, 'grace_hopper.jpg'));
const worker = new WorkerIntake(workerFile, silentLog);
const takeIn = (base64: string, crop: Crop) => worker.takeIn({ base64 }, crop);
afterAll(() => worker.forget());
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
/** The highest 35:45 crop in the middle of a picture. */
const portrait = (width: number, height: number) => {
  const share = (height * 35) / 45 / width;
  return { left: (1 - share) / 2, top: 0, width: share, height: 1 };
};
const solid = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 40, b: 40 } } })
    .jpeg()
    .toBuffer();
let frame: Buffer;
beforeAll(async () => {
  frame = await sharp(face).resize(1280, 960, { fit: 'cover' }).jpeg().toBuffer();
});
const whole = portrait(1280, 960);

test('both formats: sizes, sRGB, no metadata, not progressive, 4:4:4', async () => {
  const withMetadata = await sharp(frame)
    .withExif({ IFD0: { Artist: 'Marqueur' }, IFD3: { GPSLatitude: '45/1 46/1 0/1' } })
    .withIccProfile('p3')
    .jpeg()
    .toBuffer();
  const taken = await takeIn(base64(withMetadata), whole);
  if (!taken.ok) throw new Error(taken.error);
  for (const [picture, width, height] of [
    [taken.value.identity, 531, 683],
    [taken.value.directory, 300, 376],
  ] as const) {
    const about = await sharp(picture.jpeg).metadata();
    expect(about).toMatchObject({
      format: 'jpeg',
      width,
      height,
      space: 'srgb',
      channels: 3,
      isProgressive: false,
      chromaSubsampling: '4:4:4',
    });
    expect([about.exif, about.icc, about.xmp, about.iptc, about.orientation]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(picture.jpeg.includes('Marqueur')).toBe(false);
    expect(picture.jpeg.length).toBeGreaterThan(5_000);
    expect(picture.jpeg.length).toBeLessThan(200_000);
  }
});

test('the crop keeps what it says, upright, and nothing else', async () => {
  const halves = await sharp({ create: { width: 1000, height: 1000, channels: 3, background: 'red' } })
    .composite([
      { input: { create: { width: 500, height: 1000, channels: 3, background: 'blue' } }, left: 500, top: 0 },
    ])
    .jpeg()
    .toBuffer();
  const rightHalf = { left: 0.55, top: 0.5, width: 0.35, height: 0.45 };
  const taken = await takeIn(base64(halves), rightHalf);
  if (!taken.ok) throw new Error(taken.error);
  const { channels } = await sharp(taken.value.identity.jpeg).stats();
  expect(channels.map((one) => Math.round(one.mean / 64))).toEqual([0, 0, 4]);
  // Turned by its EXIF orientation: the same picture stored lying on its side.
  const lying = await sharp(halves).rotate(270).withMetadata({ orientation: 6 }).jpeg().toBuffer();
  const turned = await takeIn(base64(lying), rightHalf);
  if (!turned.ok) throw new Error(turned.error);
  const upright = (await sharp(turned.value.identity.jpeg).stats()).channels;
  expect(upright.map((one) => Math.round(one.mean / 64))).toEqual([0, 0, 4]);
});

test('hostile and broken frames each have their code', async () => {
  const garbage = Buffer.alloc(8 * 1024 * 1024, 0x5a);
  garbage.set([0xff, 0xd8, 0xff, 0xe0]);
  const png = await sharp({ create: { width: 900, height: 900, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
  expect(await takeIn(base64(garbage), whole)).toEqual({ ok: false, error: 'photo.unreadable' });
  expect(await takeIn(base64(frame.subarray(0, frame.length / 2)), whole)).toEqual({
    ok: false,
    error: 'photo.unreadable',
  });
  expect(await takeIn(base64(png), whole)).toEqual({ ok: false, error: 'photo.format' });
  expect(await takeIn('', whole)).toEqual({ ok: false, error: 'photo.unreadable' });
  expect(await takeIn('<svg onload=x>!!', whole)).toEqual({ ok: false, error: 'photo.unreadable' });
  expect(await takeIn(`${base64(frame).slice(0, -4)}AA=A`, whole)).toEqual({
    ok: false,
    error: 'photo.unreadable',
  });
  expect(await takeIn(base64(Buffer.alloc(photoLimits.bytes + 1, 0xff)), whole)).toEqual({
    ok: false,
    error: 'photo.too-large',
  });
});

test('40 megapixels in a small file are refused before they are decoded', async () => {
  const large = await solid(8000, 5001);
  expect(large.length).toBeLessThan(photoLimits.bytes);
  expect(await takeIn(base64(large), portrait(8000, 5001))).toEqual({ ok: false, error: 'photo.too-large' });
  // Without its pixels it could not be decoded: it is not even tried.
  const [header, legal] = [large.subarray(0, 1_000), (await solid(1280, 960)).subarray(0, 1_000)];
  expect(await takeIn(base64(header), portrait(8000, 5001))).toEqual({ ok: false, error: 'photo.too-large' });
  expect(await takeIn(base64(legal), whole)).toEqual({ ok: false, error: 'photo.unreadable' });
});

test('crops outside, of another shape, or too small', async () => {
  const bytes = base64(frame);
  expect(await takeIn(bytes, { ...whole, left: 0.9 })).toEqual({ ok: false, error: 'photo.crop-invalid' });
  expect(await takeIn(bytes, { left: 0, top: 0, width: 1, height: 1 })).toEqual({
    ok: false,
    error: 'photo.crop-invalid',
  });
  const small = { left: 0.1, top: 0.1, width: (0.3 * 960 * 35) / 45 / 1280, height: 0.3 };
  expect(await takeIn(bytes, small)).toEqual({ ok: false, error: 'photo.too-small' });
});

test('erased pictures are zeros', async () => {
  const taken = await takeIn(base64(frame), whole);
  if (!taken.ok) throw new Error(taken.error);
  erase(taken.value);
  expect(taken.value.identity.jpeg.every((byte) => byte === 0)).toBe(true);
});

test('a worker that does not answer is ended, and the next photo has a new one', async () => {
  const stuck = new WorkerIntake(new URL('data:text/javascript,setInterval(() => {}, 1000)'), silentLog, 50);
  expect(await stuck.takeIn({ base64: base64(frame) }, whole)).toEqual({
    ok: false,
    error: 'photo.unreadable',
  });
  const broken = new WorkerIntake(new URL('data:text/javascript,process.exit(3)'), silentLog);
  expect(await broken.takeIn({ base64: base64(frame) }, whole)).toEqual({
    ok: false,
    error: 'photo.unreadable',
  });
  expect(await broken.takeIn({ base64: base64(frame) }, whole)).toEqual({
    ok: false,
    error: 'photo.unreadable',
  });
});

test('after the visit the memory of the decoder is gone with its worker, and the next visit works', async () => {
  expect((await takeIn(base64(frame), whole)).ok).toBe(true);
  const late = takeIn(base64(frame), whole);
  worker.forget();
  expect(await late).toEqual({ ok: false, error: 'photo.unreadable' });
  expect((await takeIn(base64(frame), whole)).ok).toBe(true);
});

test('pictures are in memory of their own, which no later picture is written over', async () => {
  const photo = await takeIn(base64(frame), whole);
  const picture = await worker.bringIn(Buffer.from(frame));
  const small = await worker.thumbnail(Buffer.from(frame));
  if (!photo.ok || !picture.ok || !small.ok) throw new Error('not taken');
  const pictures = [photo.value.identity.jpeg, photo.value.directory.jpeg, picture.value.jpeg, small.value];
  for (const { buffer, byteLength } of pictures) {
    expect(buffer).toBeInstanceOf(ArrayBuffer);
    expect(buffer.byteLength).toBe(byteLength);
  }
  const before = pictures.map((jpeg) => Buffer.from(jpeg));
  for (let more = 0; more < 5; more += 1) await worker.bringIn(await solid(1280, 960));
  expect(pictures.every((jpeg, at) => jpeg.equals(before[at] as Buffer))).toBe(true);
});

import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { cornersOf, cropWithin } from '../../shared/domain/crop-geometry.ts';
import { identityFormat, type Crop } from '../../shared/domain/photo.ts';
import { silentLog } from '../log.ts';
import { noisy } from './testing/hostile-files.ts';
import { WorkerIntake } from './worker-intake.ts';

const desk = new WorkerIntake(new URL('./worker.ts', import.meta.url), silentLog);
afterAll(() => desk.forget());

const sizes = [
  [1280, 720],
  [1920, 1080],
  [4032, 3024],
  [1001, 1333],
] as const;
const turns = [0, 3, -5, 5];
/** Where the dots are in the photo that is to be made, as shares of its width and height. */
const dots = [
  { x: 0.25, y: 0.25 },
  { x: 0.75, y: 0.3 },
  { x: 0.5, y: 0.75 },
];

test.each(sizes.flatMap(([width, height]) => turns.map((turn) => ({ width, height, turn }))))(
  'what is kept of $width x $height, turned by $turn degrees, is where the geometry says, to a pixel of either',
  async ({ width, height, turn }) => {
    const frame = { width, height };
    const middle = { x: width * 0.45, y: height * 0.52 };
    const crop = cropWithin(frame, { middle, height: height * 0.75, turn });
    const [corner, right, , down] = cornersOf(crop, frame);
    const circles = dots.map(({ x, y }) => {
      const cx = corner.x + (right.x - corner.x) * x + (down.x - corner.x) * y;
      const cy = corner.y + (right.y - corner.y) * x + (down.y - corner.y) * y;
      return `<circle cx="${cx}" cy="${cy}" r="${height / 60}"/>`;
    });
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${circles.join('')}</svg>`;
    const jpeg = await sharp(Buffer.from(svg))
      .flatten({ background: '#fff' })
      .jpeg({ quality: 95 })
      .toBuffer();
    const photo = await desk.takeIn({ jpeg }, crop);
    if (!photo.ok) throw new Error(photo.error);
    const pixels = await sharp(photo.value.identity.jpeg).greyscale().raw().toBuffer();
    const pixel = Math.max(1, identityFormat.height / (crop.height * height)); // of the photo, or of the frame where that is coarser
    for (const dot of dots) {
      const expected = { x: dot.x * identityFormat.width, y: dot.y * identityFormat.height };
      const found = darkMiddle(pixels, expected);
      expect(Math.hypot(found.x - expected.x, found.y - expected.y)).toBeLessThan(pixel * 0.6);
    }
  },
);

test('a picture that was decoded smaller looks like one that was decoded whole', async () => {
  const jpeg = await noisy(4000, 3000).blur(20).jpeg().toBuffer();
  const crop = cropWithin(
    { width: 4000, height: 3000 },
    { middle: { x: 2000, y: 1500 }, height: 2900, turn: 0 },
  );
  const photo = await desk.takeIn({ jpeg }, crop);
  if (!photo.ok) throw new Error(photo.error);
  const ours = await sharp(photo.value.identity.jpeg).raw().toBuffer();
  const part = {
    left: Math.round(crop.left * 4000),
    top: Math.round(crop.top * 3000),
    width: Math.round(crop.width * 4000),
    height: Math.round(crop.height * 3000),
  };
  const { width, height } = identityFormat;
  const whole = await sharp(await sharp(jpeg).extract(part).raw().toBuffer(), {
    raw: { ...part, channels: 3 },
  })
    .resize(width, height)
    .raw()
    .toBuffer();
  expect(meanDifference(ours, whole)).toBeLessThan(2);
});

test('a turned part whose corner leaves the picture is refused, one pixel is forgiven', async () => {
  const frame = { width: 1280, height: 960 };
  const jpeg = await noisy(1280, 960).jpeg().toBuffer();
  const inside = cropWithin(frame, { middle: { x: 0, y: 480 }, height: 800, turn: 5 });
  const moved = (pixels: number): Crop => ({ ...inside, left: inside.left - pixels / 1280 });
  const error = 'photo.crop-invalid';
  expect((await desk.takeIn({ jpeg }, inside)).ok).toBe(true);
  expect((await desk.takeIn({ jpeg }, moved(0.9))).ok).toBe(true);
  expect(await desk.takeIn({ jpeg }, moved(1.5))).toEqual({ ok: false, error });
  expect((await desk.takeIn({ jpeg }, { ...moved(1.5), turn: 0 })).ok).toBe(true);
});

/** The middle of what is dark near a place. */
function darkMiddle(pixels: Buffer, near: { x: number; y: number }): { x: number; y: number } {
  const reach = 40;
  const sum = { weight: 0, x: 0, y: 0 };
  for (let y = Math.floor(near.y) - reach; y < near.y + reach; y += 1)
    for (let x = Math.floor(near.x) - reach; x < near.x + reach; x += 1) {
      const dark = 255 - (pixels[y * identityFormat.width + x] ?? 255);
      if (dark < 20) continue;
      sum.weight += dark;
      sum.x += dark * (x + 0.5);
      sum.y += dark * (y + 0.5);
    }
  return { x: sum.x / sum.weight, y: sum.y / sum.weight };
}

const meanDifference = (one: Buffer, other: Buffer): number =>
  one.reduce((sum, value, at) => sum + Math.abs(value - (other[at] ?? 0)), 0) / one.length;

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHarness, type PhotoHarness, type SeenReading } from './harness.ts';

const picture = (name: string): Buffer => readFileSync(join('tests/fixtures/faces', name));
const portraits = ['astronaut.png', 'grace_hopper.jpg', 'barack_obama.jpg'];

/** What is wrong with the points of an upright face; empty when they can be one. */
function faultsOf({ points, width, height, faces }: SeenReading): string[] {
  if (points?.length !== 478) return [`${points?.length ?? 'no'} points`];
  const at = (index: number) => points[index] ?? { x: Number.NaN, y: Number.NaN, z: Number.NaN };
  const faults: [string, boolean][] = [
    ['a point is no number', !points.every(({ x, y, z }) => Number.isFinite(x + y + z))],
    [
      'a point is outside of the picture',
      !points.every(({ x, y }) => x > 0 && y > 0 && x < width && y < height),
    ],
    [
      'the eyes are not side by side',
      !(at(33).x < at(133).x && at(133).x < at(362).x && at(362).x < at(263).x),
    ],
    [
      'forehead, eyes, nose, mouth and chin are not one below the other',
      !isDownward([10, 159, 4, 13, 152].map(at)),
    ],
    ['the right iris is not in its eye', !(at(33).x < at(468).x && at(468).x < at(133).x)],
    ['the left iris is not in its eye', !(at(362).x < at(473).x && at(473).x < at(263).x)],
    ['the tip of the nose is not nearer than the ears', !(at(4).z < at(234).z && at(4).z < at(454).z)],
    ['the chin is far from the box of the face', !(Math.abs(at(152).x - middle(faces[0])) < 40)],
  ];
  return faults.filter(([, isWrong]) => isWrong).map(([fault]) => fault);
}

const isDownward = (points: readonly { y: number }[]): boolean =>
  points.every(({ y }, index) => index === 0 || y > (points[index - 1]?.y ?? Infinity));
const middle = (box: { x: number; width: number } | undefined): number =>
  box === undefined ? Number.NaN : box.x + box.width / 2;

describe('the face analysis, without a network and under the content policy of the product', () => {
  let harness: PhotoHarness;
  const requests: string[] = [];
  const complaints: string[] = []; // the content policy's own among them

  beforeAll(async () => {
    harness = await openHarness();
    harness.page.on('request', (request) => requests.push(request.url()));
    harness.page.on('console', (message) => {
      if (message.type() === 'error' && !message.location().url.endsWith('/favicon.ico'))
        complaints.push(message.text());
    });
  });
  afterAll(() => harness.close());

  it.each(portraits)('finds one face with 478 sane points on %s', async (name) => {
    const reading = await harness.readFile(picture(name));
    expect(reading.faces).toHaveLength(1);
    expect(reading.presence).toBeGreaterThan(0.9);
    expect(faultsOf(reading)).toEqual([]);
  });

  it.each(portraits)('tells the person from the ground on %s', async (name) => {
    const { mask, points, width, height } = await harness.readFile(picture(name));
    const at = (x: number, y: number) =>
      mask?.data[Math.floor((y / height) * mask.height) * mask.width + Math.floor((x / width) * mask.width)];
    const nose = points?.[4] ?? { x: 0, y: 0 };
    expect(at(nose.x, nose.y)).toBeGreaterThan(0.95);
    expect(at(5, 5)).toBeLessThan(0.05);
  });

  it.each(['chelsea.png', 'coffee.png'])('finds nobody on %s', async (name) => {
    expect(await harness.analyseFile(picture(name))).toMatchObject({ faces: 0, place: null });
  });

  it('places the face in pixels of the source, whatever the size of the bitmap', async () => {
    const [small, large] = [
      await harness.analyseFile(picture('barack_obama.jpg'), { longest: 480 }),
      await harness.analyseFile(picture('barack_obama.jpg'), { longest: 1137 }),
    ];
    expect(small?.place).toMatchObject({ width: 910, height: 1137 });
    for (const eye of ['rightEye', 'leftEye'] as const) {
      expect(Math.abs((small?.place?.[eye].x ?? 0) - (large?.place?.[eye].x ?? 999))).toBeLessThan(4);
      expect(Math.abs((small?.place?.[eye].y ?? 0) - (large?.place?.[eye].y ?? 999))).toBeLessThan(4);
    }
  });

  it('follows a face that keeps still with points that keep still', async () => {
    const look = () => harness.readFile(picture('astronaut.png'), { kind: 'live' });
    for (let frame = 0; frame < 4; frame += 1) await look();
    for (let frame = 4; frame < 12; frame += 1) {
      const { points, before } = await look();
      expect(before?.age).toBeGreaterThan(0);
      const moved = (points ?? []).map(({ x, y }, index) => {
        const was = before?.points[index] ?? { x: Number.NaN, y: Number.NaN };
        return Math.hypot(x - was.x, y - was.y);
      });
      expect(Math.max(...moved)).toBeLessThan(1); // pixel
    }
  });

  it('asks nobody but the kiosk itself', async () => {
    await harness.analyseFile(picture('astronaut.png'));
    const { url, asked } = harness.server;
    for (const file of ['face/worker.js', 'face/attention.tflite', 'face/litert_wasm_internal.wasm']) {
      expect(requests).toContain(url + file); // so what the workers ask is seen here
      expect(asked).toContain(`/${file}`);
    }
    expect(requests.filter((request) => !request.startsWith(url) && !request.startsWith('blob:'))).toEqual(
      [],
    );
    expect(complaints).toEqual([]);
  });

  it('would see a request that leaves, and the policy stops it', async () => {
    const stopped = await harness.page.evaluate(() =>
      fetch('https://odml.pa.googleapis.com/v1/log').then(
        () => false,
        () => true,
      ),
    );
    expect(stopped).toBe(true);
    await expect.poll(() => complaints.some((text) => text.includes('Content Security Policy'))).toBe(true);
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Picture } from './canvas.ts';
import type { DetectedFace } from './detected-face.ts';
import { Reader } from './reader.ts';
import type { Region } from './region.ts';
import type { FaceRuntime, Landmarks } from './runtime.ts';

/** A canvas that shows nothing: what is drawn does not matter to the runtime of these tests. */
class BlankCanvas {
  readonly width: number;
  readonly height: number;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
  }
  getContext() {
    const nothing = () => undefined;
    return {
      canvas: this,
      drawImage: nothing,
      clearRect: vi.fn(),
      resetTransform: nothing,
      getImageData: () => ({ width: this.width, height: this.height, data: new Uint8ClampedArray() }),
    };
  }
}

const picture = { width: 640, height: 480 } as Picture;
const faceAt = (x: number, size = 100): DetectedFace => ({
  x,
  y: 100,
  width: size,
  height: size,
  score: 0.9,
  rightEye: { x: x + size * 0.3, y: 140 },
  leftEye: { x: x + size * 0.7, y: 140 },
});

/** The points of a face of 100 pixels in the middle of a region. */
function pointsIn({ x, y }: Region): Landmarks['points'] {
  const points = Array.from({ length: 478 }, (_, index) => ({
    x: x + 50 * Math.cos(index),
    y: y + 50 * Math.sin(index),
    z: 0,
  }));
  points[33] = { x: x - 20, y: y - 10, z: 0 };
  points[263] = { x: x + 20, y: y - 10, z: 0 };
  return points;
}

/** A runtime that finds what it is told to, and counts how often it is asked. */
function scripted() {
  const world = { faces: [faceAt(200)] as DetectedFace[], presence: 1 };
  const runtime = {
    detect: vi.fn(async () => world.faces),
    landmarks: vi.fn(async (_picture: Picture, region: Region) => ({
      points: pointsIn(region),
      presence: world.presence,
    })),
    mask: vi.fn(async () => ({ width: 1, height: 1, data: new Float32Array(1) })),
  } satisfies FaceRuntime;
  let now = 0;
  return { world, runtime, reader: new Reader(runtime, () => (now += 100)) };
}

describe('reading pictures', () => {
  beforeEach(() => void vi.stubGlobal('OffscreenCanvas', BlankCanvas));
  afterEach(() => void vi.unstubAllGlobals());

  it('seeks the face on every fifth live frame and follows it between', async () => {
    const { reader, runtime } = scripted();
    for (let frame = 0; frame < 11; frame += 1) await reader.read(picture, 1, 'live');
    expect(runtime.detect).toHaveBeenCalledTimes(3);
    expect(runtime.landmarks).toHaveBeenCalledTimes(11);
  });

  it('asks for the mask on the first live frame and on every tenth after, never together with the detector', async () => {
    const { reader, runtime } = scripted();
    const asked: number[][] = [];
    for (let frame = 0; frame < 30; frame += 1) {
      await reader.read(picture, 1, 'live');
      asked.push([runtime.detect.mock.calls.length, runtime.mask.mock.calls.length]);
    }
    expect(asked.at(-1)).toEqual([6, 4]);
    const both = asked.filter(
      ([detect, mask], at) => at > 0 && detect !== asked[at - 1]?.[0] && mask !== asked[at - 1]?.[1],
    );
    expect(both).toEqual([]);
  });

  it('seeks again at once when the points are on no face any more', async () => {
    const { reader, runtime, world } = scripted();
    await reader.read(picture, 1, 'live');
    Object.assign(world, { presence: 0.1, faces: [] });
    const lost = await reader.read(picture, 1, 'live');
    expect(runtime.detect).toHaveBeenCalledTimes(2);
    expect(lost).toMatchObject({ faces: [], points: null, presence: null });
    Object.assign(world, { presence: 1, faces: [faceAt(400)] });
    const found = await reader.read(picture, 1, 'live');
    expect(found.points?.[33]?.x).toBe(430);
    expect(found.before).toBeNull();
  });

  it('leaves the followed face for a larger one', async () => {
    const { reader, world } = scripted();
    await reader.read(picture, 1, 'live');
    world.faces = [faceAt(400, 150), faceAt(200)];
    for (let frame = 1; frame < 5; frame += 1) await reader.read(picture, 1, 'live');
    const reading = await reader.read(picture, 1, 'live');
    expect(reading.faces).toHaveLength(2);
    expect(reading.points?.[33]?.x).toBe(455);
  });

  it('keeps a followed face that came too near for the detector', async () => {
    const { reader, world } = scripted();
    await reader.read(picture, 1, 'live');
    world.faces = [];
    for (let frame = 1; frame < 6; frame += 1) await reader.read(picture, 1, 'live');
    const reading = await reader.read(picture, 1, 'live');
    expect(reading.points).toHaveLength(478);
    expect(reading.faces).toEqual([expect.objectContaining({ score: 1 })]);
  });

  it('tells the points before and their age on live frames', async () => {
    const { reader } = scripted();
    const first = await reader.read(picture, 1, 'live');
    const second = await reader.read(picture, 1, 'live');
    expect(first.before).toBeNull();
    expect(second.before).toEqual({ points: first.points, age: 100 });
    reader.reset();
    expect((await reader.read(picture, 1, 'live')).before).toBeNull();
  });

  it('takes a still by itself: sought, masked, looked at twice, compared with nothing', async () => {
    const { reader, runtime } = scripted();
    await reader.read(picture, 1, 'live');
    const still = await reader.read(picture, 3, 'still');
    expect(still).toMatchObject({ before: null, scale: 3 });
    expect(runtime.detect).toHaveBeenCalledTimes(2);
    expect(runtime.mask).toHaveBeenCalledTimes(2);
    expect(runtime.landmarks).toHaveBeenCalledTimes(3);
    expect((await reader.read(picture, 1, 'live')).before).toBeNull();
  });

  it('has no points where there is no face', async () => {
    const { reader, runtime, world } = scripted();
    world.faces = [];
    expect(await reader.read(picture, 1, 'still')).toMatchObject({ faces: [], points: null, presence: null });
    expect(runtime.landmarks).not.toHaveBeenCalled();
  });
});

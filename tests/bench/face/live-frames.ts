import { readFileSync } from 'node:fs';
import sharp from 'sharp';

const FRAMES = 12; // one sway, 0.4 s of a camera
const [WIDTH, HEIGHT] = [640, 480];
const NOISE = 2; // grey levels, standard deviation: a webcam in a room

/** Frames as a camera gives them, PNG, the head a third of their height: a person who sways a little, and the noise of the sensor. */
export async function liveFrames(): Promise<Buffer[]> {
  const portrait = readFileSync('tests/fixtures/faces/astronaut.png');
  const noise = noiseFrom(1);
  const frames: Buffer[] = [];
  for (let frame = 0; frame < FRAMES; frame += 1) {
    const left = 96 + Math.round(4 * Math.sin((2 * Math.PI * frame) / FRAMES));
    const shown = sharp(portrait).extract({ left, top: 0, width: 256, height: 192 }).resize(WIDTH, HEIGHT);
    const pixels = new Uint8ClampedArray(await shown.removeAlpha().raw().toBuffer());
    for (let index = 0; index < pixels.length; index += 1) pixels[index] = (pixels[index] ?? 0) + noise();
    const raw = { width: WIDTH, height: HEIGHT, channels: 3 } as const;
    frames.push(await sharp(pixels, { raw }).png().toBuffer());
  }
  return frames;
}

/** Numbers of a normal distribution, the same ones for the same seed (mulberry32, and the sum of twelve). */
function noiseFrom(seed: number): () => number {
  let state = seed;
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return () => {
    let sum = -6;
    for (let index = 0; index < 12; index += 1) sum += uniform();
    return sum * NOISE;
  };
}

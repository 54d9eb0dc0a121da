import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { openHarness } from '../../photo/harness.ts';
import { figureOf, partOf, type Taken } from '../figure.ts';

const TARGET = 2.5; // 12 analyses per second beside a camera of 30 frames per second
const FRAMES = 30;
const [ALONE, TOGETHER] = [4_000, 12_000]; // milliseconds
const WARM_UP = 10; // frames

/**
 * The time between two analyses of the whole loop, beside the time between two frames of the camera alone: 720p, shown, made small,
 * analysed and measured one after the other, on two cores. The part tells the time between two frames that are shown meanwhile.
 */
export async function analysisRate(): Promise<Taken> {
  if (!existsSync('/usr/bin/chromium')) return { missing: 'Chromium is not there (apt install chromium)' };
  const folder = mkdtempSync(join(tmpdir(), 'trombine-bench-'));
  const clip = join(folder, 'camera.mjpeg');
  writeFileSync(clip, await portraitClip());
  const harness = await openHarness({
    executablePath: twoCores(folder),
    chromiumArguments: [
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${clip}`,
    ],
  });
  try {
    const alone = await harness.page.evaluate((time) => window.photo.watchCamera(time, null), ALONE);
    if (alone.width !== 1280) throw new Error(`the fake camera gave ${alone.width} columns instead of 1280`);
    const together = await harness.page.evaluate(
      (time) => window.photo.watchCamera(time, window.photo.product()),
      TOGETHER,
    );
    const baseline = between(alone.shown);
    return {
      figure: {
        ...figureOf({ ours: between(together.analysed), baseline }, TARGET),
        part: partOf('preview meanwhile', { ours: between(together.shown), baseline }),
      },
    };
  } finally {
    await harness.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const between = (times: readonly number[]): number[] =>
  times.slice(WARM_UP).map((time, index) => time - (times[WARM_UP + index - 1] ?? time));

/** A second of a person who sways, as the camera would give it: one JPEG after the other. */
async function portraitClip(): Promise<Buffer> {
  const portrait = readFileSync('tests/fixtures/faces/astronaut.png');
  const frames: Buffer[] = [];
  for (let frame = 0; frame < FRAMES; frame += 1) {
    const left = 60 + Math.round(6 * Math.sin((2 * Math.PI * frame) / FRAMES));
    const shown = sharp(portrait).extract({ left, top: 0, width: 320, height: 180 }).resize(1280, 720);
    frames.push(await shown.jpeg({ quality: 90 }).toBuffer());
  }
  return Buffer.concat(frames);
}

/** A Chromium that has the two cores of a kiosk, on a machine that has more. */
function twoCores(folder: string): string {
  const program = join(folder, 'chromium');
  writeFileSync(program, '#!/bin/sh\nexec taskset -c 0,1 /usr/bin/chromium "$@"\n', { mode: 0o755 });
  return program;
}

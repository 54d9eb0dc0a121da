// Clips for Chromium's fake camera: motion JPEG files, kept in the temporary folder under a name made of their content.
import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { PORTRAIT, portraitFrames } from './portrait.ts';

/** Size of the clips in pixels: what a kiosk's camera gives. */
export const CLIP = { width: 1280, height: 720 } as const;

const FORMAT = 'clip-4'; // part of the cache key: raise it when the frames are made differently
const PORTRAIT_FRAMES = 90;
const PICTURE_FRAMES = 30;

/** What the browser is started with to see `clip` in place of a camera. It plays in a loop. */
export function fakeCameraArguments(clip: string): string[] {
  return ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${clip}`];
}

/**
 * The clip of the drawn person: three seconds, breathing and blinking, still enough for the booth to take the photo by itself.
 * Gives the path of the file.
 */
export async function demoClip(folder = tmpdir()): Promise<string> {
  return cached(folder, ['portrait', PORTRAIT_FRAMES, await readFile(PORTRAIT)], () =>
    portraitFrames(PORTRAIT_FRAMES, 'camera'),
  );
}

/**
 * A clip of one second out of a portrait photo (the file `picture`), swaying slightly. The photo fills the width, and
 * its upper part is shown. Gives the path of the file.
 */
export async function pictureClip(picture: string, folder = tmpdir()): Promise<string> {
  const bytes = await readFile(picture);
  return cached(folder, ['picture', PICTURE_FRAMES, bytes], () => pictureFrames(bytes, PICTURE_FRAMES));
}

async function pictureFrames(picture: Buffer, count: number): Promise<Buffer[]> {
  // 4 % larger than the frame: the room in which it sways
  const size = { width: Math.round(CLIP.width * 1.04), height: Math.round(CLIP.height * 1.04) };
  const { data, info } = await sharp(picture)
    .rotate()
    .resize({ ...size, fit: 'cover', position: 'top', kernel: 'lanczos3' })
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const room = { x: info.width - CLIP.width, y: info.height - CLIP.height };
  const frame = (index: number) => {
    const turn = (2 * Math.PI * index) / count;
    const left = Math.round((room.x / 2) * (1 + Math.sin(turn)));
    const top = Math.round((room.y / 2) * (1 + Math.cos(turn)));
    return sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } })
      .extract({ left, top, ...CLIP })
      .jpeg({ quality: 88, chromaSubsampling: '4:2:0' })
      .toBuffer();
  };
  return Promise.all(Array.from({ length: count }, (_none, index) => frame(index)));
}

async function cached(
  folder: string,
  key: readonly (string | number | Buffer)[],
  make: () => Promise<Buffer[]>,
): Promise<string> {
  const hash = createHash('sha256').update(FORMAT);
  for (const part of key) hash.update(typeof part === 'number' ? String(part) : part);
  const file = join(folder, `trombine-camera-${hash.digest('hex').slice(0, 20)}.mjpeg`);
  return keptClip(file, make);
}

/** The motion JPEG file at this path, made of its frames at the first call. Gives the path. */
export async function keptClip(file: string, make: () => Promise<Buffer[]>): Promise<string> {
  if (existsSync(file)) return file;
  await mkdir(dirname(file), { recursive: true });
  // under another name first: a second maker, or an interruption, must never show half a clip
  const part = `${file}.${randomUUID()}`;
  await writeFile(part, Buffer.concat(await make()));
  await rename(part, file);
  return file;
}

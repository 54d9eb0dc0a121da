import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CLIP, demoClip, fakeCameraArguments, pictureClip } from './camera-clip.ts';
import { posed, poseAt } from './portrait.ts';

/** The JPEG pictures of a motion JPEG file, cut at their start and end marks. */
function frames(clip: Buffer): Buffer[] {
  const found: Buffer[] = [];
  for (let at = 0; at < clip.length;) {
    const end = clip.indexOf(Buffer.from([0xff, 0xd9]), at) + 2;
    found.push(clip.subarray(at, end));
    at = end;
  }
  return found;
}

describe('clips for the fake camera', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'trombine-clip-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const picture = async (background: string) => {
    const file = join(folder, `${background.slice(1)}.png`);
    await sharp({ create: { width: 300, height: 400, channels: 4, background } })
      .png()
      .toFile(file);
    return file;
  };

  it('shows the demo person for three seconds, in motion, at the size of a camera', async () => {
    const all = frames(await readFile(await demoClip(folder)));
    expect(all).toHaveLength(90);
    expect(await sharp(all[0]).metadata()).toMatchObject({ ...CLIP, format: 'jpeg' });
    expect(all[0]?.equals(all[30] ?? Buffer.alloc(0))).toBe(false);
  });

  it('makes a clip of any picture, once per content', async () => {
    const red = await pictureClip(await picture('#ff0000'), folder);
    const made = (await stat(red)).mtimeMs;
    expect(frames(await readFile(red))).toHaveLength(30);
    expect(await pictureClip(await picture('#ff0000'), folder)).toBe(red);
    expect((await stat(red)).mtimeMs).toBe(made);
    expect(await pictureClip(await picture('#00ff00'), folder)).not.toBe(red);
  });

  it('leaves no half-made file when two ask at once', async () => {
    const file = await picture('#0000ff');
    const [one, other] = await Promise.all([pictureClip(file, folder), pictureClip(file, folder)]);
    expect(one).toBe(other);
    expect((await readdir(folder)).filter((name) => name.includes('mjpeg'))).toHaveLength(1);
  });

  it('tells Chromium where the clip is', () => {
    expect(fakeCameraArguments('/tmp/a.mjpeg')).toContain('--use-file-for-fake-video-capture=/tmp/a.mjpeg');
  });

  it('refuses a drawing without the parts that move', () => {
    expect(() => posed('<svg/>', poseAt(0))).toThrow('the drawing has no');
  });
});

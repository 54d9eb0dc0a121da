// What the booth's camera sees in tests: people who stand still as people do, made of the public-domain portraits.
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { CLIP, facePicture, keptClip } from './camera-clip.ts';

/**
 * `good`: somebody where they should be, breathing. `alternating`: the same, out of focus every other second. `two`: two people.
 * `aside`: too far to one side. `dark`: hardly any light. `empty`: a wall with nobody before it. `covered`: the cover of the lens is closed.
 * `frozen`: one single picture of that wall again and again.
 */
export type BoothClip = 'good' | 'alternating' | 'two' | 'aside' | 'dark' | 'empty' | 'covered' | 'frozen';

/** Three seconds at thirty frames per second. */
const frames = 90;
/** How far somebody sways who stands still, in pixels to both sides. */
const sway = 3;
/** Room around the frame to sway in. */
const room = 20;
const whole = { width: CLIP.width + 2 * room, height: CLIP.height + 2 * room };
const format = 'booth-2'; // part of the name: raise it when the frames are made differently

/** The path of a motion JPEG clip, 1280x720, made at the first call and kept in the temporary folder. */
export async function boothClip(name: BoothClip): Promise<string> {
  return keptClip(join(tmpdir(), `trombine-${format}-${name}.mjpeg`), async () => {
    const scene = await sceneOf(name);
    return Promise.all(Array.from({ length: frames }, (_none, index) => frameOf(scene, name, index)));
  });
}

async function frameOf(scene: Buffer, name: BoothClip, index: number): Promise<Buffer> {
  const step = name === 'frozen' ? 0 : Math.round(sway * Math.sin((2 * Math.PI * index) / frames));
  const cut = sharp(scene, { raw: { ...whole, channels: 3 } }).extract({
    ...CLIP,
    left: room + step,
    top: room,
  });
  const seen = await changed(cut, name, index).raw().toBuffer();
  return sharp(seen, { raw: { ...CLIP, channels: 3 } })
    .jpeg({ quality: 90, chromaSubsampling: '4:2:0' })
    .toBuffer();
}

function changed(cut: Sharp, name: BoothClip, index: number): Sharp {
  if (name === 'alternating' && Math.floor(index / 30) % 2 === 1) return cut.blur(8);
  if (name === 'dark') return cut.linear(0.22, 0);
  if (name === 'covered') return cut.linear(0, 1);
  return cut;
}

async function sceneOf(name: BoothClip): Promise<Buffer> {
  const wall = sharp({ create: { ...whole, channels: 3, background: '#c8ccd0' } });
  if (name === 'empty' || name === 'frozen') return plaster();
  if (name === 'two') {
    const one = await person('barack_obama.jpg', { height: 800, left: 60, top: 40, width: 520 });
    const other = await person('grace_hopper.jpg', { height: 760, left: 60, top: 0, width: 520 });
    const both = [
      { input: one, left: 200, top: 10 },
      { input: other, left: 740, top: 10 },
    ];
    return wall.composite(both).removeAlpha().raw().toBuffer();
  }
  const behind = await sharp(facePicture('barack_obama.jpg'))
    .resize(whole.width, whole.height, { fit: 'fill' })
    .blur(60)
    .toBuffer();
  const before = await sharp(facePicture('barack_obama.jpg')).resize({ height: 1080 }).toBuffer();
  const { width = 0 } = await sharp(before).metadata();
  const shown = await sharp(before)
    .extract({ left: 0, top: 0, width, height: whole.height - 90 })
    .toBuffer();
  const left = Math.round((whole.width - width) / 2) + (name === 'aside' ? 190 : 0);
  return sharp(behind)
    .composite([{ input: shown, left, top: 90 }])
    .removeAlpha()
    .raw()
    .toBuffer();
}

async function person(
  picture: 'barack_obama.jpg' | 'grace_hopper.jpg',
  cut: { height: number; left: number; top: number; width: number },
): Promise<Buffer> {
  const scaled = await sharp(facePicture(picture)).resize({ height: cut.height }).toBuffer();
  return sharp(scaled).extract({ left: cut.left, top: cut.top, width: cut.width, height: 740 }).toBuffer();
}

/** A wall with its grain: no two pixels alike, as a sensor sees it. */
function plaster(): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 190, sigma: 12 } as const;
  return sharp({ create: { ...whole, channels: 3, background: '#c8ccd0', noise } })
    .blur(1.5)
    .raw()
    .toBuffer();
}

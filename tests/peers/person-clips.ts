// Clips of people whose frames tell by themselves whether they may be kept: a green patch beside a good face, a red one beside a bad face.
import { randomUUID } from 'node:crypto';
import { copyFile, rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { closedLids, drawnOver, faces } from '../photo/overlays.ts';
import { keptClip } from './camera-clip.ts';
import { frame, FRAME, WALL, wellPlaced } from '../photo/portrait.ts';

/** `good`: somebody who stands well. `alternating`: the same, with eyes closed, out of focus or leaning now and then. `two`: two people. */
export type PersonClip = 'good' | 'alternating' | 'two';

const format = 'person-2'; // part of the name: raise it when the frames are made differently
/** Frames per second of every clip. */
const rate = 30;
/** How far somebody sways who stands still, in pixels to both sides. */
const sway = 3;

/** Beside the face and above the shoulders, inside of what the photo keeps. */
const patch = (colour: string): string =>
  `<rect x="460" y="120" width="46" height="46" fill="${colour}"/><rect x="774" y="120" width="46" height="46" fill="${colour}"/>`;
/** The colours of the patches. */
export const marks = { good: '#00d000', bad: '#e00000' } as const;

/** No lens draws as sharply as a portrait that was made four times smaller, in pixels. */
const lens = 0.7;

type Look = 'plain' | 'good' | 'closed' | 'blurred' | 'leaning' | 'two';
/** What is seen, and for how many tenths of a second. */
const scenes: Record<PersonClip, readonly (readonly [Look, number])[]> = {
  good: [['plain', 30]],
  two: [['two', 30]],
  alternating: [
    ['good', 13],
    ['closed', 5],
    ['good', 10],
    ['blurred', 6],
    ['good', 12],
    ['leaning', 5],
    ['closed', 4],
    ['good', 9],
    ['blurred', 2],
  ],
};

/** The path of a motion JPEG clip, 1280x720, made at the first call and kept in the temporary folder. */
export async function personClip(name: PersonClip): Promise<string> {
  return keptClip(join(tmpdir(), `trombine-${format}-${name}.mjpeg`), () => framesOf(name));
}

async function framesOf(name: PersonClip): Promise<Buffer[]> {
  const looks = scenes[name].flatMap(([look, tenths]) => Array<Look>((tenths * rate) / 10).fill(look));
  const pictures = new Map<Look, Buffer>();
  for (const look of new Set(looks)) pictures.set(look, await picture(look));
  const frames: Buffer[] = [];
  for (const [index, look] of looks.entries()) {
    const step = Math.round(sway * Math.sin((2 * Math.PI * index) / looks.length));
    frames.push(await shifted(pictures.get(look) ?? Buffer.alloc(0), step));
  }
  return frames;
}

async function picture(look: Look): Promise<Buffer> {
  if (look === 'two')
    return frame([
      { person: 'hopper', stance: { ...wellPlaced, x: 400, eyesToChin: 180 } },
      { person: 'obama', stance: { ...wellPlaced, x: 880, eyesToChin: 170 } },
    ]);
  const crisp = await frame([{ person: 'obama', stance: wellPlaced }]);
  const person = await sharp(crisp).blur(lens).png({ compressionLevel: 2 }).toBuffer();
  if (look === 'plain') return person;
  if (look === 'good') return drawnOver(person, patch(marks.good));
  if (look === 'closed') return drawnOver(person, closedLids(faces.obama) + patch(marks.bad));
  const changed = look === 'blurred' ? sharp(person).blur(6) : await leaning(person);
  return drawnOver(await changed.png({ compressionLevel: 2 }).toBuffer(), patch(marks.bad));
}

/** The head leans by 20 degrees. */
async function leaning(person: Buffer) {
  const turned = await sharp(person)
    .rotate(20, { background: WALL })
    .png()
    .toBuffer({ resolveWithObject: true });
  const left = Math.round((turned.info.width - FRAME.width) / 2);
  const top = Math.round((turned.info.height - FRAME.height) / 2);
  return sharp(turned.data).extract({ left, top, ...FRAME });
}

/** The picture so many pixels to the right, as JPEG. */
async function shifted(picture: Buffer, step: number): Promise<Buffer> {
  const wide = await sharp(picture)
    .removeAlpha()
    .extend({ left: sway, right: sway, extendWith: 'copy' })
    .raw()
    .toBuffer();
  const whole = { width: FRAME.width + 2 * sway, height: FRAME.height, channels: 3 } as const;
  return sharp(wide, { raw: whole })
    .extract({ left: sway - step, top: 0, ...FRAME })
    .jpeg({ quality: 92, chromaSubsampling: '4:2:0' })
    .toBuffer();
}

/** A fake camera whose clip can be changed between two openings: the browser reads the file anew each time. */
export interface StagedCamera {
  /** What the browser is started with. */
  readonly file: string;
  /** From the next opening of the camera on. */
  show(name: PersonClip): Promise<void>;
}

/** A camera in this folder, in front of that clip at first. */
export async function stageCamera(folder: string, first: PersonClip): Promise<StagedCamera> {
  const file = join(folder, 'camera.mjpeg');
  const show = async (name: PersonClip): Promise<void> => {
    const next = join(folder, `next-${randomUUID()}`);
    await copyFile(await personClip(name), next);
    await rename(next, file);
  };
  await show(first);
  return { file, show };
}

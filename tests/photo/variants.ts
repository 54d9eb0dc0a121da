// The frames that the checks are tried on: good portraits, and what can be wrong with them, made from them.
import sharp, { type Sharp } from 'sharp';
import { facePicture, type Face } from '../peers/camera-clip.ts';
import { aside, closedLids, darkGlasses, drawnOver, faces, mask, shade, shelves, veil } from './overlays.ts';
import { frame, FRAME, WALL, wellPlaced, type Person, type Stance } from './portrait.ts';

const one = (person: Person, stance: Partial<Stance> = {}, wall: string | Buffer = WALL) =>
  frame([{ person, stance: { ...wellPlaced, ...stance } }], wall);
const astronaut = () => one('astronaut');

/** A frame after a change of the whole picture: light, colour, focus. */
const after = async (made: Promise<Buffer>, change: (picture: Sharp) => Sharp) =>
  change(sharp(await made))
    .png({ compressionLevel: 2 })
    .toBuffer();
const over = async (person: 'astronaut' | 'obama', svg: string) => drawnOver(await one(person), svg);

/** The same picture turned clockwise by degrees, the wall filling the corners. */
const turned = async (degrees: number) => {
  const { data, info } = await sharp(await astronaut())
    .rotate(degrees, { background: WALL })
    .png()
    .toBuffer({ resolveWithObject: true });
  const left = Math.round((info.width - FRAME.width) / 2);
  const top = Math.round((info.height - FRAME.height) / 2);
  return sharp(data)
    .extract({ left, top, ...FRAME })
    .png()
    .toBuffer();
};

const file = (name: Face) =>
  sharp(facePicture(name))
    .resize({ ...FRAME, fit: 'cover' })
    .toColourspace('srgb')
    .png()
    .toBuffer();

const noise = async (made: Promise<Buffer>, sigma: number) => {
  const { data, info } = await sharp(await made)
    .raw()
    .toBuffer({ resolveWithObject: true });
  let seed = 11;
  const next = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
  // twelve even draws make a normal one; a clamped array rounds and limits
  const grains = new Uint8ClampedArray(data.length);
  for (let i = 0; i < data.length; i++) {
    const grain = next() + next() + next() + next() - 2;
    grains[i] = (data[i] ?? 0) + grain * sigma * Math.sqrt(3);
  }
  return sharp(grains, { raw: { width: info.width, height: info.height, channels: info.channels } })
    .png({ compressionLevel: 2 })
    .toBuffer();
};

/** Light on the person only: her skin, hair and clothes. */
const lit = (factor: number, more = 0) => ({
  changed: (cut: Sharp) => cut.linear([factor, factor, factor, 1], [more, more, more, 0]),
});

/** Every frame by its name, PNG of 1280x720. */
export const variants = {
  'good astronaut': astronaut,
  'good Hopper (glasses, hat)': () => one('hopper'),
  'good Obama': () => one('obama'),
  mirrored: () => after(astronaut(), (picture) => picture.flop()),
  'darker skin, moderate (Obama x 0.75)': () => one('obama', lit(0.75)),
  'darker skin, strong (Obama x 0.55)': () => one('obama', lit(0.55)),
  'darker skin (astronaut x 0.7)': () => one('astronaut', lit(0.7)),
  'lighter skin (astronaut x 1.15)': () => one('astronaut', lit(1.15, 5)),
  'lighter skin (Hopper x 1.2)': () => one('hopper', lit(1.2, 10)),
  'child-like: shorter face, low': () => one('astronaut', { y: 400, eyesToChin: 190, squat: 0.85 }),
  'seated: low in the frame': () => one('obama', { y: 420, eyesToChin: 202 }),
  'a little far': () => one('hopper', { eyesToChin: 165 }),
  'veil, dark': () => over('astronaut', veil('#22252b')),
  'veil, light': () => over('obama', veil('#e6dccb')),
  'noise of a dim room': () =>
    noise(
      after(astronaut(), (picture) => picture.linear(0.75, 0)),
      7,
    ),
  dark: () => after(astronaut(), (picture) => picture.linear(0.3, 0)),
  'very dark': () => after(astronaut(), (picture) => picture.linear(0.12, 0)),
  bright: () => after(astronaut(), (picture) => picture.linear(1.5, 40)),
  'over-exposed': () => after(astronaut(), (picture) => picture.linear(1.8, 60)),
  'over-exposed, burnt out': () => after(astronaut(), (picture) => picture.linear(2, 90)),
  'blur 2': () => after(astronaut(), (picture) => picture.blur(2)),
  'blur 5': () => after(astronaut(), (picture) => picture.blur(5)),
  'blur 2 (Obama)': () => after(one('obama'), (picture) => picture.blur(2)),
  'blur 5 (Obama)': () => after(one('obama'), (picture) => picture.blur(5)),
  'turned 5': () => turned(5),
  'turned 10': () => turned(10),
  'turned 20': () => turned(20),
  'turned -20': () => turned(-20),
  'off-centre': () => one('astronaut', { x: 340 }),
  'half out of the frame': () => one('astronaut', { x: 1150 }),
  'too high': () => one('astronaut', { y: 190 }),
  'too low': () => one('astronaut', { y: 500 }),
  'too small': () => one('obama', { eyesToChin: 120 }),
  'far too small': () => one('astronaut', { eyesToChin: 70 }),
  'too close': () => one('astronaut', { eyesToChin: 400 }),
  'two faces': () =>
    frame([
      { person: 'hopper', stance: { ...wellPlaced, x: 400, eyesToChin: 180 } },
      { person: 'obama', stance: { ...wellPlaced, x: 880, eyesToChin: 170 } },
    ]),
  'somebody behind, far': () =>
    frame([
      { person: 'obama', stance: { x: 1120, y: 200, eyesToChin: 55 } },
      { person: 'astronaut', stance: wellPlaced },
    ]),
  'eyes closed': () => over('astronaut', closedLids(faces.astronaut)),
  'eyes closed (Obama)': () => over('obama', closedLids(faces.obama)),
  'looking aside': () => over('astronaut', aside(faces.astronaut)),
  sunglasses: () => over('astronaut', darkGlasses(faces.astronaut, 1)),
  'sunglasses (Obama)': () => over('obama', darkGlasses(faces.obama, 1)),
  'tinted glasses': () => over('astronaut', darkGlasses(faces.astronaut, 0.4)),
  'mask, blue': () => over('astronaut', mask('#9bc4e2')),
  'mask, black': () => over('obama', mask('#1d1d20')),
  'mask, white': () => over('astronaut', mask('#f2f2f2')),
  'side light': () => over('astronaut', shade),
  'colour cast, blue': () =>
    after(astronaut(), (picture) =>
      picture.recomb([
        [0.6, 0, 0],
        [0, 0.8, 0],
        [0, 0, 1.3],
      ]),
    ),
  'colour cast, orange': () =>
    after(astronaut(), (picture) =>
      picture.recomb([
        [1.25, 0, 0],
        [0, 0.85, 0],
        [0, 0, 0.35],
      ]),
    ),
  grey: () => after(astronaut(), (picture) => picture.grayscale().toColourspace('srgb')),
  'busy background': async () => one('obama', {}, await shelves()),
  'dark background': () => one('astronaut', {}, '#3a3f45'),
  'white background': () => one('astronaut', {}, '#fcfcfc'),
  'pale blue background': () => one('hopper', {}, '#b9d2ea'),
  'red background': () => one('hopper', {}, '#a8322c'),
  cat: () => file('chelsea.png'),
  cup: () => file('coffee.png'),
  'empty wall': () =>
    noise(
      sharp({ create: { ...FRAME, channels: 3, background: WALL } })
        .png()
        .toBuffer(),
      4,
    ),
} as const satisfies Record<string, () => Promise<Buffer>>;

export type Variant = keyof typeof variants;

/** Obama well placed, but so many pixels of the frame further to its right. */
export const moved = (pixels: number): Promise<Buffer> => one('obama', { x: wellPlaced.x + pixels });

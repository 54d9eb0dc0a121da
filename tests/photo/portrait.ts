// The portraits of tests/fixtures/faces as a kiosk's camera would see them: cut out by hand, before a plain light wall.
import sharp, { type Sharp } from 'sharp';
import { facePicture, type Face } from '../peers/camera-clip.ts';

/** Pixels of a frame: an ordinary webcam. */
export const FRAME = { width: 1280, height: 720 } as const;

/** A plain, light wall, not white. */
export const WALL = '#d3d6d9';

export type Person = 'astronaut' | 'hopper' | 'obama';

/** Where a person is in the picture, in its pixels, and the outline of head and shoulders, clockwise. */
interface CutOut {
  readonly file: Face;
  readonly eyes: { readonly x: number; readonly y: number };
  /** From between the eyes to the chin. */
  readonly eyesToChin: number;
  readonly outline: string;
}

const people: Record<Person, CutOut> = {
  astronaut: {
    file: 'astronaut.png',
    eyes: { x: 227, y: 103 },
    eyesToChin: 75,
    outline:
      '20,330 40,290 95,250 116,225 117,195 132,172 152,160 180,156 184,128 172,118 160,108 156,92 160,70 172,50 190,31 214,18 240,18 268,28 288,46 300,72 300,92 292,106 278,116 268,138 258,172 280,190 296,212 303,240 330,255 352,290 366,330',
  },
  hopper: {
    file: 'grace_hopper.jpg',
    eyes: { x: 263, y: 188 },
    eyesToChin: 142,
    outline:
      '0,600 10,460 34,405 66,384 160,356 198,322 196,296 178,283 166,262 165,235 155,215 153,195 158,180 150,165 148,120 156,98 174,84 176,60 195,40 230,26 280,24 325,35 348,55 354,84 368,95 372,125 368,178 376,195 374,215 364,240 352,266 350,290 338,308 330,322 350,342 436,378 484,400 500,434 512,470 512,600',
  },
  obama: {
    file: 'barack_obama.jpg',
    eyes: { x: 495, y: 213 },
    eyesToChin: 222,
    outline:
      '40,1137 60,900 170,560 200,520 330,470 405,420 404,390 395,350 385,310 372,295 352,290 340,262 336,215 342,198 358,196 362,200 355,160 362,110 385,65 425,38 480,28 535,36 585,66 615,105 624,150 620,200 632,196 642,202 642,225 634,265 624,290 608,296 600,330 588,378 630,432 770,480 825,530 840,600 842,700 842,1137',
  },
};

/** How a person stands before the camera. */
export interface Stance {
  /** Between the eyes, in pixels of the frame. */
  readonly x: number;
  readonly y: number;
  /** From between the eyes to the chin, in pixels of the frame. */
  readonly eyesToChin: number;
  /** The same person under other light, with other skin or proportions; untouched without it. */
  readonly changed?: (cut: Sharp) => Sharp;
  /** Height over width of a face that is shorter than the adult's own; 1 without it. */
  readonly squat?: number;
}

/** In the middle, at the distance that the booth asks for. */
export const wellPlaced: Stance = { x: 640, y: 315, eyesToChin: 210 };

/** A person without background, with the size and place that a stance gives it in the frame. */
export async function figure(person: Person, stance: Stance) {
  const { file, eyes, eyesToChin, outline } = people[person];
  const picture = sharp(facePicture(file)).toColourspace('srgb');
  const { width = 0, height = 0 } = await picture.metadata();
  const mask = await sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><polygon points="${outline}" fill="#fff"/></svg>`,
    ),
  )
    .blur(1.2)
    .png()
    .toBuffer();
  const scale = stance.eyesToChin / eyesToChin;
  const cut = await picture
    .ensureAlpha()
    .composite([{ input: mask, blend: 'dest-in' }])
    .png()
    .toBuffer();
  const tall = scale * (stance.squat ?? 1);
  const size = { width: Math.round(width * scale), height: Math.round(height * tall) };
  const resized = await sharp(cut)
    .resize({ ...size, kernel: 'lanczos3', fit: 'fill' })
    .png()
    .toBuffer();
  const input = await (stance.changed?.(sharp(resized)) ?? sharp(resized)).png().toBuffer();
  return {
    input,
    ...size,
    left: Math.round(stance.x - eyes.x * scale),
    top: Math.round(stance.y - eyes.y * tall),
  };
}

/** A frame with people before a wall (a colour, or a picture of the frame's size), as PNG. */
export async function frame(
  figures: readonly { person: Person; stance: Stance }[],
  wall: string | Buffer = WALL,
): Promise<Buffer> {
  const layers = await Promise.all(figures.map(({ person, stance }) => figure(person, stance)));
  const pieces = await Promise.all(layers.map(inFrame));
  const empty =
    typeof wall === 'string'
      ? sharp({ create: { ...FRAME, channels: 3, background: wall } })
      : sharp(wall).removeAlpha();
  return empty.composite(pieces).png({ compressionLevel: 2 }).toBuffer();
}

/** The part of a layer that lies in the frame: sharp takes no layer that is larger than the picture. */
async function inFrame(layer: Awaited<ReturnType<typeof figure>>) {
  const left = Math.max(0, layer.left);
  const top = Math.max(0, layer.top);
  const region = {
    left: left - layer.left,
    top: top - layer.top,
    width: Math.min(FRAME.width, layer.left + layer.width) - left,
    height: Math.min(FRAME.height, layer.top + layer.height) - top,
  };
  return { input: await sharp(layer.input).extract(region).png().toBuffer(), left, top };
}

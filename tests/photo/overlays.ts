// What is drawn over the astronaut and Obama when they stand `wellPlaced`: places measured on those frames.
import sharp from 'sharp';
import { FRAME } from './portrait.ts';

interface Eye {
  readonly x: number;
  readonly y: number;
  readonly tilt: number;
}

/** Centres of the eyes in the frame, with their tilt in degrees, and the skin of the lids. */
export const faces = {
  astronaut: {
    eyes: [
      { x: 577, y: 312, tilt: 6 },
      { x: 695, y: 320, tilt: 2 },
    ],
    skin: '#d3a085',
  },
  obama: {
    eyes: [
      { x: 592, y: 318, tilt: 0 },
      { x: 690, y: 316, tilt: -2 },
    ],
    skin: '#b57a55',
  },
} as const satisfies Record<string, { eyes: readonly Eye[]; skin: string }>;

export type Drawn = (typeof faces)[keyof typeof faces];

/** A frame with a drawing over it; `svg` in pixels of the frame. */
export async function drawnOver(frame: Buffer, svg: string): Promise<Buffer> {
  const { width, height } = FRAME;
  const drawing = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${svg}</svg>`,
  );
  return sharp(frame)
    .composite([{ input: drawing }])
    .png({ compressionLevel: 2 })
    .toBuffer();
}

const atEye = ({ x, y, tilt }: Eye, svg: string) =>
  `<g transform="translate(${x} ${y}) rotate(${tilt})">${svg}</g>`;

/** Lids painted over both eyes, with lashes. */
export const closedLids = ({ eyes, skin }: Drawn) =>
  eyes
    .map((eye) =>
      atEye(
        eye,
        `<ellipse rx="34" ry="15" fill="${skin}"/><path d="M-31 6 q31 11 62 0" stroke="#4a2d22" stroke-width="4" fill="none"/>`,
      ),
    )
    .join('');

/** Glasses with lenses of that darkness, 0 clear to 1. */
export const darkGlasses = ({ eyes }: Drawn, opacity: number) =>
  eyes
    .map((eye) =>
      atEye(
        eye,
        `<ellipse rx="46" ry="32" fill="#111" fill-opacity="${opacity}" stroke="#111" stroke-width="4"/>`,
      ),
    )
    .join('') +
  `<path d="M${eyes[0].x + 44} ${eyes[0].y - 6} L${eyes[1].x - 44} ${eyes[1].y - 6}" stroke="#111" stroke-width="8"/>`;

/** Eyes painted anew that look to the side of the picture's right, the person's left. */
export const aside = ({ eyes }: Drawn) =>
  eyes
    .map((eye) =>
      atEye(
        eye,
        '<ellipse rx="23" ry="9" fill="#e9e4e0"/><circle cx="15" r="8.5" fill="#2a1a12"/><ellipse rx="23" ry="9" fill="none" stroke="#5a3a2c" stroke-width="3"/>',
      ),
    )
    .join('');

/** A mask over nose, mouth and chin. */
export const mask = (colour: string) =>
  `<path d="M528 385 Q630 355 742 388 L735 470 Q700 545 632 552 Q565 545 536 470 Z" fill="${colour}"/>`;

/** A veil that leaves the face from brows to chin. */
export const veil = (colour: string) =>
  `<path fill-rule="evenodd" fill="${colour}" d="M640 40 C820 40 860 260 830 440 L900 720 L380 720 L450 440 C420 260 460 40 640 40 Z M636 225 C560 225 515 290 520 370 C525 470 585 535 632 540 C685 535 742 470 747 370 C752 290 710 225 636 225 Z"/>`;

/** Light from one side: darkness that grows over the face. */
export const shade =
  '<defs><linearGradient id="g"><stop offset=".42" stop-color="#000" stop-opacity="0"/><stop offset=".56" stop-color="#000" stop-opacity=".78"/></linearGradient></defs><rect width="1280" height="720" fill="url(#g)"/>';

/** A wall full of books, the same at every call. */
export async function shelves(): Promise<Buffer> {
  const { width, height } = FRAME;
  let seed = 7;
  const next = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
  const books: string[] = [];
  for (let y = 0; y < height; y += 120)
    for (let x = 0; x < width;) {
      const [wide, tall] = [12 + 28 * next(), 80 + 36 * next()];
      books.push(
        `<rect x="${x}" y="${y + 116 - tall}" width="${wide}" height="${tall}" fill="hsl(${360 * next()} ${20 + 60 * next()}% ${20 + 55 * next()}%)"/>`,
      );
      x += wide + 2;
    }
  return sharp({ create: { ...FRAME, channels: 3, background: '#3b2a20' } })
    .composite([
      {
        input: Buffer.from(
          `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${books.join('')}</svg>`,
        ),
      },
    ])
    .png()
    .toBuffer();
}

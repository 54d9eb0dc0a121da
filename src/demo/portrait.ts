// The drawn person of the demo: one SVG whose groups are moved, so that a camera without a camera looks alive.
import { readFile } from 'node:fs/promises';
import sharp from 'sharp';

/** Where the drawing is. */
export const PORTRAIT = new URL('../../resources/demo/portrait.svg', import.meta.url);

/** Pixels of movement of head and body from their place in the drawing, and whether the eyes are shut. */
export interface Pose {
  head: { x: number; y: number };
  body: { x: number; y: number };
  blink: boolean;
}

/**
 * The pose at a moment of a loop, `phase` from 0 to 1: the head moves as of somebody who stands still (a camera's booth asks for no more
 * than .03 of the distance of the eyes in 100 ms), the shoulders breathe, the eyes blink once. Phase 0 and phase 1 are the same, so that
 * the loop has no seam.
 */
export function poseAt(phase: number): Pose {
  const turn = 2 * Math.PI * phase;
  return {
    head: { x: 4 * Math.sin(turn), y: 2 * Math.cos(turn) - Math.sin(2 * turn) },
    body: { x: 2 * Math.sin(turn), y: 2 * Math.cos(turn) },
    blink: phase > 0.6 && phase < 0.65,
  };
}

/**
 * The drawing in a pose.
 * @throws when the drawing lacks one of the groups that move
 */
export function posed(svg: string, { head, body, blink }: Pose): string {
  const move = (text: string, id: string, { x, y }: { x: number; y: number }) =>
    swap(text, `id="${id}" transform="translate(0 0)"`, `id="${id}" transform="translate(${x} ${y})"`);
  const lids = swap(
    svg,
    'id="lids" visibility="hidden"',
    `id="lids" visibility="${blink ? 'visible' : 'hidden'}"`,
  );
  const eyes = swap(lids, 'id="eyes"', `id="eyes" visibility="${blink ? 'hidden' : 'visible'}"`);
  return move(move(eyes, 'head', head), 'body', body);
}

function swap(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`the drawing has no ${from}`);
  return text.replace(from, to);
}

/** Black and white of a picture file, and of a camera: a fake camera takes the levels of its JPEGs for those of video (ITU-R BT.601). */
const levels = { picture: { factor: 1, black: 0 }, camera: { factor: 219 / 255, black: 16 } } as const;

/** Draws `count` frames of the loop as JPEG, 1280x720. */
export async function portraitFrames(count: number, use: keyof typeof levels = 'picture'): Promise<Buffer[]> {
  const { factor, black } = levels[use];
  const svg = await readFile(PORTRAIT, 'utf8');
  const frame = (index: number) =>
    sharp(Buffer.from(posed(svg, poseAt(index / count))))
      .flatten({ background: '#ffffff' })
      .linear(factor, black)
      .jpeg({ quality: 88, chromaSubsampling: '4:2:0' })
      .toBuffer();
  return Promise.all(Array.from({ length: count }, (_none, index) => frame(index)));
}

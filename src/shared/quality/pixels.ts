import { at, mesh } from './geometry.ts';
import type { Face } from './geometry.ts';
import { grey, lab, luminance } from './lightness.ts';
import type { Lab } from './lightness.ts';
import type { Pixels } from './reading.ts';

/** Luminance of the face: how many of `count` pixels have each level 0..255. */
export interface FaceLight {
  readonly levels: Uint32Array;
  readonly count: number;
}

/** Luminance inside the outline of the face, at most about 90 pixels between the eyes; null when too little of it is in the picture. */
export function faceLight(pixels: Pixels, face: Face): FaceLight | null {
  const outline = mesh.oval.map((index) => at(face.points, index));
  const step = Math.max(1, Math.round(face.interEye / 90));
  const rows = outline.map((point) => point.y);
  const first = Math.max(0, Math.ceil(Math.min(...rows)));
  const last = Math.min(pixels.height - 1, Math.floor(Math.max(...rows)));
  const levels = new Uint32Array(256);
  let count = 0;
  for (let y = first; y <= last; y += step) {
    const crossings: number[] = [];
    for (let i = 0, j = outline.length - 1; i < outline.length; j = i++) {
      const [a, b] = [outline[i], outline[j]];
      if (a === undefined || b === undefined || a.y > y === b.y > y) continue;
      crossings.push(a.x + ((b.x - a.x) * (y - a.y)) / (b.y - a.y));
    }
    crossings.sort((a, b) => a - b);
    for (let pair = 0; pair + 1 < crossings.length; pair += 2) {
      const from = Math.max(0, Math.ceil(crossings[pair] ?? 0));
      const to = Math.min(pixels.width - 1, Math.floor(crossings[pair + 1] ?? 0));
      for (let x = from; x <= to; x += step) {
        const level = Math.round(luminance(pixels.data, 4 * (y * pixels.width + x)));
        levels[level] = (levels[level] ?? 0) + 1;
        count += 1;
      }
    }
  }
  return count < 100 ? null : { levels, count };
}

/** A rectangle that follows the tilt of the face: centre in pixels of the picture, half sizes in pixels. */
export interface Zone {
  readonly x: number;
  readonly y: number;
  readonly halfWidth: number;
  readonly halfHeight: number;
}

/** A zone placed from `origin` by distances in inter-eye distances: `across` to the person's left, `down` to the chin. */
export function zone(
  face: Face,
  origin: { readonly x: number; readonly y: number },
  place: { readonly across: number; readonly down: number },
  size: { readonly width: number; readonly height: number },
): Zone {
  const [across, down] = [place.across * face.interEye, place.down * face.interEye];
  return {
    x: origin.x + across * face.across.x + down * face.down.x,
    y: origin.y + across * face.across.y + down * face.down.y,
    halfWidth: (size.width * face.interEye) / 2,
    halfHeight: (size.height * face.interEye) / 2,
  };
}

/** Samples along each side of a zone. */
const SIDE = 24;

/** What was seen in a zone: its luminances 0..255 in rising order, and its mean colour. */
export interface Patch {
  readonly luminances: Float32Array;
  readonly colour: Lab;
}

/** Looks at a zone; null when less than half of it is in the picture. */
export function patch(pixels: Pixels, face: Face, where: Zone): Patch | null {
  const luminances = new Float32Array(SIDE * SIDE);
  let [count, red, green, blue] = [0, 0, 0, 0];
  for (let row = 0; row < SIDE; row++) {
    const down = ((2 * row + 1) / SIDE - 1) * where.halfHeight;
    for (let column = 0; column < SIDE; column++) {
      const across = ((2 * column + 1) / SIDE - 1) * where.halfWidth;
      const x = Math.round(where.x + across * face.across.x + down * face.down.x);
      const y = Math.round(where.y + across * face.across.y + down * face.down.y);
      if (x < 0 || y < 0 || x >= pixels.width || y >= pixels.height) continue;
      const offset = 4 * (y * pixels.width + x);
      luminances[count++] = luminance(pixels.data, offset);
      red += pixels.data[offset] ?? 0;
      green += pixels.data[offset + 1] ?? 0;
      blue += pixels.data[offset + 2] ?? 0;
    }
  }
  if (count < (SIDE * SIDE) / 2) return null;
  return {
    luminances: luminances.slice(0, count).sort(),
    colour: lab(red / count, green / count, blue / count),
  };
}

/** The luminance under which the share `part` (0..1) of a patch lies. */
export function quantile(seen: Patch, part: number): number {
  const { luminances } = seen;
  return luminances[Math.min(luminances.length - 1, Math.floor(part * luminances.length))] ?? 0;
}

/** Grey level between pixels, by the four around; the edge of the picture goes on outside of it. */
export function greyAt(pixels: Pixels, x: number, y: number): number {
  const { width, height, data } = pixels;
  const cx = Math.max(0, Math.min(width - 1, x));
  const cy = Math.max(0, Math.min(height - 1, y));
  const [left, top] = [Math.floor(cx), Math.floor(cy)];
  const right = Math.min(width - 1, left + 1);
  const below = Math.min(height - 1, top + 1);
  const [u, v] = [cx - left, cy - top];
  const upper = (1 - u) * grey(data, 4 * (top * width + left)) + u * grey(data, 4 * (top * width + right));
  const lower =
    (1 - u) * grey(data, 4 * (below * width + left)) + u * grey(data, 4 * (below * width + right));
  return (1 - v) * upper + v * lower;
}

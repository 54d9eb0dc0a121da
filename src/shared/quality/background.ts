import { cropWindow } from './framing.ts';
import type { Face } from './geometry.ts';
import { lab } from './lightness.ts';
import type { Lab } from './lightness.ts';
import { greyAt } from './pixels.ts';
import type { PersonMask, Pixels } from './reading.ts';

/** Under this a place of the mask is not the person. */
const NOBODY = 0.1;
/** Samples over the window of the finished picture, at its ratio. */
const COLUMNS = 70;
const ROWS = 90;
/** Less background than this cannot be judged. */
const ENOUGH = 0.03;

/** What is behind the person inside the window of the finished picture. */
export interface Background {
  /** Mean magnitude of the Sobel gradient of the grey levels. */
  readonly gradient: number;
  readonly colour: Lab;
}

function personAt(mask: PersonMask, u: number, v: number): number {
  const x = Math.max(0, Math.min(mask.width - 1, Math.floor(u * mask.width)));
  const y = Math.max(0, Math.min(mask.height - 1, Math.floor(v * mask.height)));
  return mask.data[y * mask.width + x] ?? 1;
}

/** Looks behind the person; null without a mask, or when hardly any background is in the window. */
export function background(pixels: Pixels, face: Face, mask: PersonMask | null): Background | null {
  if (mask === null) return null;
  const window = cropWindow(face);
  const cells = COLUMNS * ROWS;
  const greys = new Float32Array(cells);
  const free = new Uint8Array(cells);
  const colour = { red: 0, green: 0, blue: 0, count: 0 };
  for (let row = 0; row < ROWS; row++) {
    for (let column = 0; column < COLUMNS; column++) {
      const x = window.left + ((column + 0.5) / COLUMNS) * window.width;
      const y = window.top + ((row + 0.5) / ROWS) * window.height;
      if (x < 0 || y < 0 || x >= pixels.width || y >= pixels.height) continue;
      if (personAt(mask, x / pixels.width, y / pixels.height) >= NOBODY) continue;
      const cell = row * COLUMNS + column;
      free[cell] = 1;
      greys[cell] = greyAt(pixels, x - 0.5, y - 0.5);
    }
  }
  let [sum, count] = [0, 0];
  for (let row = 1; row < ROWS - 1; row++) {
    for (let column = 1; column < COLUMNS - 1; column++) {
      const cell = row * COLUMNS + column;
      if (!alone(free, cell)) continue;
      sum += sobel(greys, cell);
      count += 1;
      const x = Math.floor(window.left + ((column + 0.5) / COLUMNS) * window.width);
      const y = Math.floor(window.top + ((row + 0.5) / ROWS) * window.height);
      const offset = 4 * (y * pixels.width + x);
      colour.red += pixels.data[offset] ?? 0;
      colour.green += pixels.data[offset + 1] ?? 0;
      colour.blue += pixels.data[offset + 2] ?? 0;
    }
  }
  if (count < ENOUGH * cells) return null;
  return {
    gradient: sum / count,
    colour: lab(colour.red / count, colour.green / count, colour.blue / count),
  };
}

/** Whether a cell and its eight neighbours are background: the edge of the person is not a flaw of the wall. */
function alone(free: Uint8Array, cell: number): boolean {
  for (let down = -COLUMNS; down <= COLUMNS; down += COLUMNS)
    for (let across = -1; across <= 1; across++) if (free[cell + down + across] !== 1) return false;
  return true;
}

function sobel(greys: Float32Array, cell: number): number {
  const g = (down: number, across: number) => greys[cell + down * COLUMNS + across] ?? 0;
  const horizontal = g(-1, 1) + 2 * g(0, 1) + g(1, 1) - g(-1, -1) - 2 * g(0, -1) - g(1, -1);
  const vertical = g(1, -1) + 2 * g(1, 0) + g(1, 1) - g(-1, -1) - 2 * g(-1, 0) - g(-1, 1);
  return Math.hypot(horizontal, vertical);
}

import { greyAt } from '../pixels.ts';
import type { Seen } from '../seen.ts';

/** Samples between the eyes: never finer than the picture, so that a small face is not taken for a blurred one. */
const FINEST = 64;
/** A square with fewer samples on its side says nothing. */
const SMALLEST = 16;

/**
 * Sharpness (ISO/IEC 29794-5 names it; OFIQ has a random forest over Laplace and Sobel features, this is ours). Metric: variance of the Laplacian of
 * the grey levels on the square from brows to mouth, 64 samples between the eyes, over the same after one more blur of 3 x 3. A blurred picture
 * has little left to lose (near 1), a sharp one loses most (3 to 8). Being a ratio, it is the same for dark and light pictures, skins and
 * faces with few or many lines; the noise of a dim room raises it. Passes from 2.6, fails under 2.2 (ours). No OFIQ score.
 */
export function sharpness(seen: Seen): number | null {
  const side = Math.round(1.6 * Math.min(FINEST, seen.face.interEye));
  if (side < SMALLEST) return null;
  const greys = square(seen, side);
  const left = energy(blurred(greys, side), side);
  return left > 0 ? energy(greys, side) / left : null;
}

function square({ reading, face }: Seen, side: number): Float32Array {
  const greys = new Float32Array(side * side);
  const step = (1.6 * face.interEye) / side;
  for (let row = 0; row < side; row++) {
    const down = (row - 0.35 * side) * step;
    for (let column = 0; column < side; column++) {
      const across = (column - 0.5 * side) * step;
      const x = face.betweenEyes.x + across * face.across.x + down * face.down.x;
      const y = face.betweenEyes.y + across * face.across.y + down * face.down.y;
      greys[row * side + column] = greyAt(reading.pixels, x, y);
    }
  }
  return greys;
}

function blurred(greys: Float32Array, side: number): Float32Array {
  const rows = new Float32Array(greys.length);
  const both = new Float32Array(greys.length);
  const third = (from: Float32Array, cell: number, step: number) =>
    ((from[cell - step] ?? 0) + (from[cell] ?? 0) + (from[cell + step] ?? 0)) / 3;
  for (let cell = 1; cell < greys.length - 1; cell++) rows[cell] = third(greys, cell, 1);
  for (let cell = side; cell < greys.length - side; cell++) both[cell] = third(rows, cell, side);
  return both;
}

/** Variance of the Laplacian, two samples away from the edge, where the blur has no neighbours. */
function energy(greys: Float32Array, side: number): number {
  let [sum, squares, count] = [0, 0, 0];
  for (let row = 2; row < side - 2; row++) {
    for (let column = 2; column < side - 2; column++) {
      const cell = row * side + column;
      const beside = (greys[cell - 1] ?? 0) + (greys[cell + 1] ?? 0);
      const laplacian =
        beside + (greys[cell - side] ?? 0) + (greys[cell + side] ?? 0) - 4 * (greys[cell] ?? 0);
      sum += laplacian;
      squares += laplacian * laplacian;
      count += 1;
    }
  }
  return squares / count - (sum / count) ** 2;
}

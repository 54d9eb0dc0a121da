import { turned } from './region.ts';
import type { RefinedPart } from './refined-points.ts';

/** A change of coordinates of the plane: x' = a x + b y + c, y' = d x + e y + f. */
export interface Transform {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly e: number;
  readonly f: number;
}

const FEATURES = 48; // cells along each side of the features that the trunk gives
const CHANNELS = 32; // numbers per cell
const CUT = 16; // cells along each side of a cut-out
const MARGIN = 1.5; // of the cut-out around the points of its part, as the model's options say
export const featureNumbers = FEATURES * FEATURES * CHANNELS;
export const cutShape = [1, CUT, CUT, CHANNELS] as const;

/**
 * Landmarks2TransformMatrix: from cells of the cut-out of a part to cells of the features, turned so that the part's corners are level.
 * `mesh`: x, y, z of the 468 points in cells of the features.
 */
export function transformAround(mesh: Float32Array, part: RefinedPart): Transform {
  const place = (index: number) => ({
    x: mesh[3 * index] ?? Number.NaN,
    y: mesh[3 * index + 1] ?? Number.NaN,
  });
  const [from, to] = part.corners.map(place) as [ReturnType<typeof place>, ReturnType<typeof place>];
  const turn = Math.atan2(to.y - from.y, to.x - from.x);
  const level = part.points.map((index) => turned(place(index), -turn));
  const [xs, ys] = [level.map(({ x }) => x), level.map(({ y }) => y)];
  const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const middle = turned({ x: (x0 + x1) / 2, y: (y0 + y1) / 2 }, turn);
  const [width, height] = [(MARGIN * (x1 - x0)) / CUT, (MARGIN * (y1 - y0)) / CUT];
  const [a, b] = [Math.cos(turn) * width, -Math.sin(turn) * height];
  const [d, e] = [Math.sin(turn) * width, Math.cos(turn) * height];
  const half = CUT / 2;
  return { a, b, c: middle.x - half * (a + b), d, e, f: middle.y - half * (d + e) };
}

/** TransformTensorBilinear: a cut-out of the features, each cell the mean of its four neighbours by nearness; zero outside. */
export function cutOut(features: Float32Array, { a, b, c, d, e, f }: Transform): Float32Array {
  const cut = new Float32Array(CUT * CUT * CHANNELS);
  const [left, top] = [c + (a + b) / 2 - 0.5, f + (d + e) / 2 - 0.5]; // cells are taken by their middles
  for (let row = 0, to = 0; row < CUT; row += 1) {
    for (let column = 0; column < CUT; column += 1, to += CHANNELS) {
      const [x, y] = [a * column + b * row + left, d * column + e * row + top];
      if (!(x >= 0 && x <= FEATURES - 1 && y >= 0 && y <= FEATURES - 1)) continue;
      const [x0, y0] = [Math.floor(x), Math.floor(y)];
      const [right, below] = [x - x0, y - y0];
      const from = (y0 * FEATURES + x0) * CHANNELS;
      const stepX = x0 < FEATURES - 1 ? CHANNELS : 0; // in the last column the neighbour weighs nothing
      const stepY = y0 < FEATURES - 1 ? FEATURES * CHANNELS : 0;
      for (let channel = 0; channel < CHANNELS; channel += 1) {
        const at = from + channel;
        const upper = (features[at] as number) * (1 - right) + (features[at + stepX] as number) * right;
        const lower =
          (features[at + stepY] as number) * (1 - right) + (features[at + stepY + stepX] as number) * right;
        cut[to + channel] = upper * (1 - below) + lower * below;
      }
    }
  }
  return cut;
}

/** TransformLandmarks: one point of a cut-out in cells of the features. */
export function backFrom({ a, b, c, d, e, f }: Transform, x: number, y: number): { x: number; y: number } {
  return { x: a * x + b * y + c, y: d * x + e * y + f };
}

import type { Point } from '../../shared/quality/reading.ts';
import {
  backFrom,
  cutOut,
  cutShape,
  featureNumbers,
  transformAround,
  type Transform,
} from './attention-operators.ts';
import { readableCanvas, tensorOf, type Picture } from './canvas.ts';
import { answer, sigmoid, type Model } from './model.ts';
import { eyeOnTheLeft, eyeOnTheRight, irisOnTheLeft, irisOnTheRight, lips } from './refined-points.ts';
import type { Region } from './region.ts';
import type { Landmarks } from './runtime.ts';

const SIDE = 192; // pixels of the model's picture
const CELL = 4; // pixels of that picture per cell of the features
const MESH = 468; // points of the first look
const ALL = 478; // with two irises

/** The two parts of the attention mesh; between them and after them the three custom operators are ours. */
export interface AttentionModels {
  readonly trunk: Model;
  readonly refinement: Model;
}

/** Grishchenko et al. 2020, « Attention Mesh »: 478 points of the face in a region, with eyelids, lips and irises looked at twice. */
export function makeLandmarks(
  models: AttentionModels,
): (picture: Picture, region: Region) => Promise<Landmarks> {
  const square = readableCanvas(SIDE, SIDE);
  square.imageSmoothingQuality = 'medium';
  return async (picture, region) => {
    drawUpright(square, picture, region);
    const { numbers, flag } = await pointsIn(tensorOf(square, 1 / 255, 0), models);
    return { points: toPicture(numbers, region), presence: sigmoid(flag) };
  };
}

/** Draws a region of a picture upright into the model's square; black where the picture ends. */
function drawUpright(square: OffscreenCanvasRenderingContext2D, picture: Picture, region: Region): void {
  const scale = SIDE / region.size;
  square.imageSmoothingQuality = 'medium';
  square.fillRect(0, 0, SIDE, SIDE);
  square.translate(SIDE / 2, SIDE / 2);
  square.rotate(-region.turn);
  square.scale(scale, scale);
  square.translate(-region.x, -region.y);
  square.drawImage(picture, 0, 0);
}

/** The points in pixels of the model's picture, three numbers each, and the face flag before the logistic function. */
async function pointsIn(values: Float32Array, { trunk, refinement }: AttentionModels) {
  const first = await trunk.run([{ values, shape: [1, SIDE, SIDE, 3] }]);
  const mesh = answer(first, 0, MESH * 3);
  const features = answer(first, 1, featureNumbers);
  const flag = answer(first, 2, 1)[0] as number;

  const inCells = mesh.map((value) => value / CELL);
  const around = [lips, eyeOnTheLeft, eyeOnTheRight].map((part) => transformAround(inCells, part));
  const [mouth, left, right] = around as [Transform, Transform, Transform];
  const second = await refinement.run(
    around.map((transform) => ({ values: cutOut(features, transform), shape: cutShape })),
  );

  const numbers = new Float32Array(ALL * 3);
  numbers.set(mesh);
  for (const { points, depthOf } of [irisOnTheLeft, irisOnTheRight])
    for (const point of points) numbers[3 * point + 2] = mesh[3 * depthOf + 2] as number;
  const looks = [
    [lips.points, mouth],
    [eyeOnTheLeft.points, left],
    [irisOnTheLeft.points, left],
    [eyeOnTheRight.points, right],
    [irisOnTheRight.points, right],
  ] as const;
  for (const [index, [points, transform]] of looks.entries()) {
    const refined = answer(second, index, points.length * 2);
    for (const [at, point] of points.entries()) {
      // the refinement counts in quarters of a cell, as the trunk counts in pixels
      const place = backFrom(
        transform,
        (refined[2 * at] as number) / CELL,
        (refined[2 * at + 1] as number) / CELL,
      );
      numbers[3 * point] = place.x * CELL;
      numbers[3 * point + 1] = place.y * CELL;
    }
  }
  return { numbers, flag };
}

function toPicture(numbers: Float32Array, region: Region): Point[] {
  const scale = region.size / SIDE;
  const [cos, sin] = [Math.cos(region.turn) * scale, Math.sin(region.turn) * scale];
  return Array.from({ length: ALL }, (_, index) => {
    const x = (numbers[3 * index] as number) - SIDE / 2;
    const y = (numbers[3 * index + 1] as number) - SIDE / 2;
    return {
      x: cos * x - sin * y + region.x,
      y: sin * x + cos * y + region.y,
      z: (numbers[3 * index + 2] as number) * scale,
    };
  });
}

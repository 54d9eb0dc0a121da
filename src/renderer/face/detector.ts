import { makeAnchors, type Anchor } from './anchors.ts';
import { readableCanvas, tensorOf, type Picture } from './canvas.ts';
import type { DetectedFace } from './detected-face.ts';
import { answer, sigmoid, type Model } from './model.ts';
import { mergeGuesses } from './suppression.ts';

const SIDE = 128; // pixels of the model's picture
const NUMBERS = 16; // per guess: middle, width and height of the box, then x and y of six points, in pixels of that picture
const LEAST_SCORE = 0.5; // MediaPipe's own limit
const SAME_FACE = 0.3; // share of a box from which two guesses mean one face, MediaPipe's own limit

/** How a picture was fitted into the square of the model. */
interface Fit {
  readonly scale: number;
  readonly left: number;
  readonly top: number;
}

/** Where a picture lies in a square of `side` pixels when all of it is seen. */
export function fit(width: number, height: number, side: number): Fit {
  const scale = side / Math.max(width, height);
  return { scale, left: (side - width * scale) / 2, top: (side - height * scale) / 2 };
}

/** Reads the model's answers: one face per group of guesses that are sure enough, in pixels of the picture, largest first. */
export function readGuesses(
  boxes: Float32Array,
  scores: Float32Array,
  anchors: readonly Anchor[],
  { scale, left, top }: Fit,
): DetectedFace[] {
  const guesses: DetectedFace[] = [];
  for (const [index, anchor] of anchors.entries()) {
    const score = sigmoid(scores[index] ?? -Infinity);
    if (!(score >= LEAST_SCORE)) continue;
    const number = (at: number): number => boxes[index * NUMBERS + at] ?? Number.NaN;
    const place = (at: number) => ({
      x: (number(at) + anchor.x * SIDE - left) / scale,
      y: (number(at + 1) + anchor.y * SIDE - top) / scale,
    });
    const middle = place(0);
    const [width, height] = [number(2) / scale, number(3) / scale];
    guesses.push({
      x: middle.x - width / 2,
      y: middle.y - height / 2,
      width,
      height,
      score,
      rightEye: place(4),
      leftEye: place(6),
    });
  }
  return mergeGuesses(guesses, SAME_FACE);
}

/** BlazeFace, short range: faces from about a fifth of the picture's height. Source: MediaPipe's face_detection_short_range. */
export function makeDetector(model: Model): (picture: Picture) => Promise<DetectedFace[]> {
  const anchors = makeAnchors();
  const square = readableCanvas(SIDE, SIDE);
  square.imageSmoothingQuality = 'medium';
  return async (picture) => {
    const { width, height } = picture;
    const fitted = fit(width, height, SIDE);
    square.fillRect(0, 0, SIDE, SIDE); // black around it, as the model was trained
    square.drawImage(picture, fitted.left, fitted.top, width * fitted.scale, height * fitted.scale);
    const answers = await model.run([{ values: tensorOf(square, 1 / 127.5, -1), shape: [1, SIDE, SIDE, 3] }]);
    const boxes = answer(answers, 0, anchors.length * NUMBERS);
    return readGuesses(boxes, answer(answers, 1, anchors.length), anchors, fitted);
  };
}

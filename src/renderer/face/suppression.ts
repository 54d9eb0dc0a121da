import type { FaceBox } from '../../shared/quality/reading.ts';
import type { DetectedFace, Place } from './detected-face.ts';

/** How much two boxes share: their common area over the area of both together, 0 to 1. */
export function overlap(one: FaceBox, other: FaceBox): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  if (width <= 0 || height <= 0) return 0;
  const common = width * height;
  return common / (one.width * one.height + other.width * other.height - common);
}

/**
 * Makes one face of all guesses that lie on it: the mean of them, weighed by their scores, as BlazeFace was built for (it keeps the box
 * from trembling; Bazarevsky et al. 2019, section 3.4). Largest face first.
 */
export function mergeGuesses(guesses: readonly DetectedFace[], least: number): DetectedFace[] {
  let left = guesses.toSorted((a, b) => b.score - a.score);
  const faces: DetectedFace[] = [];
  for (let best = left[0]; best !== undefined; best = left[0]) {
    const seed = best;
    const same = left.filter((guess) => guess === seed || overlap(seed, guess) > least);
    left = left.filter((guess) => !same.includes(guess));
    faces.push(meanOf(same, seed.score));
  }
  return faces.sort((a, b) => b.width * b.height - a.width * a.height);
}

function meanOf(guesses: readonly DetectedFace[], score: number): DetectedFace {
  const total = guesses.reduce((sum, guess) => sum + guess.score, 0);
  const mean = (value: (guess: DetectedFace) => number): number =>
    guesses.reduce((sum, guess) => sum + value(guess) * guess.score, 0) / total;
  const place = (of: (guess: DetectedFace) => Place): Place => ({
    x: mean((guess) => of(guess).x),
    y: mean((guess) => of(guess).y),
  });
  return {
    x: mean(({ x }) => x),
    y: mean(({ y }) => y),
    width: mean(({ width }) => width),
    height: mean(({ height }) => height),
    score,
    rightEye: place(({ rightEye }) => rightEye),
    leftEye: place(({ leftEye }) => leftEye),
  };
}

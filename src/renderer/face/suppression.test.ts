import { describe, expect, it } from 'vitest';
import type { DetectedFace } from './detected-face.ts';
import { mergeGuesses, overlap } from './suppression.ts';

const guess = (x: number, y: number, size: number, score: number): DetectedFace => ({
  x,
  y,
  width: size,
  height: size,
  score,
  rightEye: { x: x + size * 0.3, y: y + size * 0.4 },
  leftEye: { x: x + size * 0.7, y: y + size * 0.4 },
});

describe('the overlap of two boxes', () => {
  it('is 1 for the same, 0 for strangers, a third for half of each', () => {
    const box = guess(0, 0, 10, 1);
    expect(overlap(box, box)).toBe(1);
    expect(overlap(box, guess(10, 0, 10, 1))).toBe(0);
    expect(overlap(box, guess(5, 0, 10, 1))).toBeCloseTo(1 / 3);
  });
});

describe('guesses of the detector', () => {
  it('make one face when they lie on each other, nearer to the surer one', () => {
    const [face, ...others] = mergeGuesses([guess(0, 0, 100, 0.9), guess(10, 0, 100, 0.6)], 0.3);
    expect(others).toEqual([]);
    expect(face?.score).toBe(0.9);
    expect(face?.x).toBeCloseTo(4);
    expect(face?.leftEye.x).toBeCloseTo(74);
  });

  it('make two faces when they lie apart, the larger one first', () => {
    const faces = mergeGuesses([guess(0, 0, 40, 0.95), guess(100, 0, 90, 0.6)], 0.3);
    expect(faces.map(({ width }) => width)).toEqual([90, 40]);
  });

  it('make none out of nothing', () => expect(mergeGuesses([], 0.3)).toEqual([]));

  it('end, even when a box has no area or is no number', () => {
    expect(mergeGuesses([guess(0, 0, 0, 0.9), guess(0, 0, Number.NaN, 0.8)], 0.3)).toHaveLength(2);
  });
});

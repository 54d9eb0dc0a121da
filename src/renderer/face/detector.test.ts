import { describe, expect, it } from 'vitest';
import { makeAnchors } from './anchors.ts';
import { fit, readGuesses } from './detector.ts';

const anchors = makeAnchors();

/** Answers of a model that sees one face: a box of 32 pixels of the model's picture on an anchor, its eyes 8 beside and above the middle. */
function oneFace(index: number, logit: number) {
  const boxes = new Float32Array(anchors.length * 16);
  const scores = new Float32Array(anchors.length).fill(-20);
  boxes.set([0, 0, 32, 32, -8, -8, 8, -8], index * 16);
  scores[index] = logit;
  return { boxes, scores };
}

describe('the answers of the detector', () => {
  it('become a face in pixels of a wide picture, without the bars above and below', () => {
    const { boxes, scores } = oneFace(8 * 32 + 16, 2); // middle of the grid: 68 of 128, both ways
    const [face, ...others] = readGuesses(boxes, scores, anchors, fit(640, 480, 128));
    expect(others).toEqual([]);
    expect(face?.score).toBeCloseTo(0.881, 3);
    expect(face).toMatchObject({ x: 260, y: 180, width: 160, height: 160 });
    expect(face?.rightEye).toEqual({ x: 300, y: 220 });
    expect(face?.leftEye).toEqual({ x: 380, y: 220 });
  });

  it('count from a score of one half on', () => {
    for (const [logit, faces] of [
      [0.01, 1],
      [-0.01, 0],
      [Number.NaN, 0],
    ] as const) {
      const { boxes, scores } = oneFace(100, logit);
      expect(readGuesses(boxes, scores, anchors, fit(128, 128, 128))).toHaveLength(faces);
    }
  });
});

it('fits a high picture between bars at its sides', () => {
  expect(fit(480, 640, 128)).toEqual({ scale: 0.2, left: 16, top: 0 });
});

import { describe, expect, it } from 'vitest';
import { backFrom, cutOut, featureNumbers, transformAround } from './attention-operators.ts';
import { eyeOnTheLeft, eyeOnTheRight, lips } from './refined-points.ts';

const [CELLS, CHANNELS] = [48, 32];

/** Features whose two first channels tell the column and the row of their cell. */
function whereabouts(): Float32Array {
  const features = new Float32Array(featureNumbers);
  for (let row = 0; row < CELLS; row += 1)
    for (let column = 0; column < CELLS; column += 1)
      features.set([column, row], (row * CELLS + column) * CHANNELS);
  return features;
}

describe('the cut-out of the features', () => {
  it('is a plain copy where nothing is turned or stretched', () => {
    const cut = cutOut(whereabouts(), { a: 1, b: 0, c: 10, d: 0, e: 1, f: 20 });
    expect([...cut.subarray(0, 2)]).toEqual([10, 20]);
    expect([...cut.subarray((15 * 16 + 15) * CHANNELS, (15 * 16 + 15) * CHANNELS + 2)]).toEqual([25, 35]);
  });

  it('lies between cells when it is moved by half of one', () => {
    const cut = cutOut(whereabouts(), { a: 1, b: 0, c: 10.5, d: 0, e: 1, f: 20.25 });
    expect([...cut.subarray(0, 2)]).toEqual([10.5, 20.25]);
  });

  it('turns with its transform', () => {
    const cut = cutOut(whereabouts(), { a: 0, b: -1, c: 30, d: 1, e: 0, f: 10 }); // a quarter, clockwise
    expect([...cut.subarray(0, 2)]).toEqual([29, 10]);
    expect([...cut.subarray(CHANNELS, CHANNELS + 2)]).toEqual([29, 11]);
  });

  it('is zero where the features end, and reads their last row and column', () => {
    const cut = cutOut(whereabouts(), { a: 1, b: 0, c: 40, d: 0, e: 1, f: 40 });
    const at = (column: number, row: number) => [
      ...cut.subarray((row * 16 + column) * CHANNELS, (row * 16 + column) * CHANNELS + 2),
    ];
    expect(at(7, 7)).toEqual([47, 47]);
    expect(at(8, 7)).toEqual([0, 0]);
  });

  it('is zero, and no error, when the points were no numbers', () => {
    const cut = cutOut(whereabouts(), { a: Number.NaN, b: 0, c: 0, d: 0, e: 1, f: 0 });
    expect(cut.every((value) => value === 0)).toBe(true);
  });
});

describe('the transform around a part of the face', () => {
  it('puts the middle of the part into the middle of the cut-out, with a margin', () => {
    const mesh = new Float32Array(468 * 3);
    for (const [index, point] of lips.points.entries())
      mesh.set([20 + (index % 9), 30 + (index % 5), 0], 3 * point);
    mesh.set([20, 32, 0], 3 * 61);
    mesh.set([28, 32, 0], 3 * 291);
    const transform = transformAround(mesh, lips);
    expect(backFrom(transform, 8, 8)).toEqual({ x: 24, y: 32 });
    const corner = backFrom(transform, 0, 0);
    expect(corner.x).toBeCloseTo(24 - 1.5 * 4);
    expect(corner.y).toBeCloseTo(32 - 1.5 * 2);
  });
});

it('the parts have as many points as the model answers, each once', () => {
  for (const [part, count] of [
    [lips, 80],
    [eyeOnTheLeft, 71],
    [eyeOnTheRight, 71],
  ] as const) {
    expect(new Set(part.points).size).toBe(count);
    expect(part.points.every((point) => point >= 0 && point < 468)).toBe(true);
    expect(part.points).toEqual(expect.arrayContaining([...part.corners]));
  }
});

import { describe, expect, it } from 'vitest';
import type { PersonMask, Point, Reading } from '../../shared/quality/reading.ts';
import { placeOf } from './place.ts';

/** A reading of a picture of 100x200 pixels with a face whose eyes are at 40 and 60, its left one lower by `tilt`. */
function reading(mask: PersonMask | null, tilt = 0): Reading {
  const points: Point[] = Array.from({ length: 478 }, () => ({ x: 50, y: 100, z: 0 }));
  points[33] = { x: 38, y: 80, z: 0 };
  points[133] = { x: 42, y: 80, z: 0 };
  points[362] = { x: 58, y: 80 + tilt, z: 0 };
  points[263] = { x: 62, y: 80 + tilt, z: 0 };
  points[152] = { x: 50, y: 130, z: 0 };
  points[10] = { x: 50, y: 60, z: 0 };
  const pixels = { width: 100, height: 200, data: new Uint8ClampedArray() };
  return { pixels, scale: 2, faces: [], points, presence: 1, mask, before: null };
}

/** A person in a mask of 10x20 cells, from a row down. */
function personFrom(row: number): PersonMask {
  const data = new Float32Array(200).fill(0);
  data.fill(1, row * 10);
  return { width: 10, height: 20, data };
}

describe('the place of a face', () => {
  it('is in pixels of the source', () => {
    expect(placeOf(reading(null))).toEqual({
      width: 200,
      height: 400,
      rightEye: { x: 80, y: 160 },
      leftEye: { x: 120, y: 160 },
      chin: { x: 100, y: 260 },
      roll: 0,
      top: null,
    });
  });

  it('is rolled clockwise when the eye on the right of the picture is the lower one', () => {
    expect(placeOf(reading(null, 20))?.roll).toBeCloseTo(45);
    expect(placeOf(reading(null, -20))?.roll).toBeCloseTo(-45);
  });

  it('has its top where the person ends above the forehead', () => {
    expect(placeOf(reading(personFrom(3)))?.top).toBe(60);
    expect(placeOf(reading(personFrom(0)))?.top).toBe(0);
  });

  it('has no top when the mask misses the forehead', () => {
    expect(placeOf(reading(personFrom(12)))?.top).toBeNull();
  });

  it('is unknown without a face', () => {
    expect(placeOf({ ...reading(null), points: null })).toBeNull();
  });
});

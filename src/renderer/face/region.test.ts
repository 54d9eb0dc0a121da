import { describe, expect, it } from 'vitest';
import { isInside, regionOfFace, regionOfPoints, turned } from './region.ts';

const face = {
  x: 100,
  y: 80,
  width: 100,
  height: 120,
  score: 0.9,
  rightEye: { x: 130, y: 120 },
  leftEye: { x: 170, y: 160 },
};

describe('the region around a detected face', () => {
  it('is a square of one and a half times its longer side, turned as its eyes are', () => {
    const region = regionOfFace(face);
    expect(region).toMatchObject({ x: 150, y: 140, size: 180 });
    expect(region.turn).toBeCloseTo(Math.PI / 4);
  });

  it('holds the face itself, and no other one', () => {
    expect(isInside(face, regionOfFace(face))).toBe(true);
    expect(isInside({ ...face, x: 220 }, regionOfFace(face))).toBe(false);
  });
});

describe('the region around points', () => {
  /** An upright oval of points 60 wide and 80 high around (0, 0), its eyes at the numbers of the mesh, turned and moved. */
  const points = (turn: number, x: number, y: number) => {
    const upright = Array.from({ length: 478 }, (_, index) => ({
      x: 30 * Math.cos(index),
      y: 40 * Math.sin(index),
    }));
    upright.splice(0, 4, { x: -30, y: 0 }, { x: 30, y: 0 }, { x: 0, y: -40 }, { x: 0, y: 40 });
    upright[33] = { x: -20, y: -10 };
    upright[263] = { x: 20, y: -10 };
    return upright.map((place) => {
      const at = turned(place, turn);
      return { x: at.x + x, y: at.y + y, z: 0 };
    });
  };

  it.each([0, 0.3, -0.6, 2])('turned by %d, holds them in the same square', (turn) => {
    const region = regionOfPoints(points(turn, 200, 150));
    expect(region?.x).toBeCloseTo(200);
    expect(region?.y).toBeCloseTo(150);
    expect(region?.size).toBeCloseTo(120);
    expect(region?.turn).toBeCloseTo(turn);
  });

  it('is not there without eyes', () => expect(regionOfPoints([{ x: 1, y: 1, z: 1 }])).toBeNull());
});

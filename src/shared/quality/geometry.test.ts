import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faceOf, pose } from './geometry.ts';
import { CHIN, drawnPoints } from './testing/drawn-face.ts';

const angle = fc.double({ min: -20, max: 20, noNaN: true });
const face = (change: Parameters<typeof drawnPoints>[0]) => {
  const found = faceOf({ points: drawnPoints(change), presence: 1 });
  if (found === null) throw new Error('a drawn face was not taken for one');
  return found;
};

describe('a face out of its points', () => {
  it('reads each angle back on its own', () => {
    fc.assert(
      fc.property(angle, (degrees) => {
        expect(pose(drawnPoints({ roll: degrees })).roll).toBeCloseTo(degrees, 6);
        expect(pose(drawnPoints({ yaw: degrees })).yaw).toBeCloseTo(degrees, 6);
        expect(pose(drawnPoints({ pitch: degrees })).pitch).toBeCloseTo(degrees, 6);
      }),
    );
  });

  it('reads three angles at once within 1.6 degrees, the worst corner included', () => {
    const small = fc.double({ min: -9, max: 9, noNaN: true });
    fc.assert(
      fc.property(small, small, small, (roll, yaw, pitch) => {
        const read = pose(drawnPoints({ roll, yaw, pitch }));
        for (const [found, told] of [
          [read.roll, roll],
          [read.yaw, yaw],
          [read.pitch, pitch],
        ] as const)
          expect(Math.abs(found - told)).toBeLessThan(1.6);
      }),
      { examples: [[-9, 9, 9]] },
    );
  });

  it('turned to the other side or leaning the other way reads as the same with the other sign', () => {
    fc.assert(
      fc.property(angle, angle, (roll, yaw) => {
        const [one, other] = [
          pose(drawnPoints({ roll, yaw })),
          pose(drawnPoints({ roll: -roll, yaw: -yaw })),
        ];
        expect(other.roll).toBeCloseTo(-one.roll, 6);
        expect(other.yaw).toBeCloseTo(-one.yaw, 6);
        expect(other.pitch).toBeCloseTo(one.pitch, 6);
      }),
    );
  });

  it('turned to the own left, the nose goes to the right of the unmirrored picture, and the yaw is positive', () => {
    const nose = (yaw: number) => drawnPoints({ yaw })[2]?.x ?? Number.NaN;
    expect(nose(15)).toBeGreaterThan(nose(0));
    expect(pose(drawnPoints({ yaw: 15 })).yaw).toBeGreaterThan(0);
  });

  it('keeps its inter-eye distance when it turns, and all lengths when it leans', () => {
    fc.assert(
      fc.property(angle, angle, (yaw, roll) => {
        expect(face({ yaw, interEye: 80 }).interEye).toBeCloseTo(80, 6);
        expect(face({ roll, interEye: 80 }).interEye).toBeCloseTo(80, 6);
        expect(face({ roll, interEye: 80 }).eyesToChin).toBeCloseTo(80 * CHIN, 6);
      }),
    );
  });

  it('is none without points, with points that are on no face, and when all points are one', () => {
    expect(faceOf({ points: null, presence: null })).toBeNull();
    expect(faceOf({ points: drawnPoints(), presence: 0.4 })).toBeNull();
    expect(faceOf({ points: drawnPoints().map(() => ({ x: 3, y: 3, z: 0 })), presence: 1 })).toBeNull();
  });

  it('out of a mesh that is too short is a defect', () => {
    expect(() => faceOf({ points: drawnPoints().slice(0, 100), presence: 1 })).toThrow(RangeError);
  });
});

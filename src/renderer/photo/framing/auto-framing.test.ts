import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cornersOf, isInside } from '../../../shared/domain/crop-geometry.ts';
import { Crop, photoLimits } from '../../../shared/domain/photo.ts';
import type { FacePlace } from '../../../shared/quality/reading.ts';
import { autoFraming } from './auto-framing.ts';
import { cropOf } from './framing.ts';

/** An upright face in full HD: eyes 110 px apart, 190 px from eyes to chin. */
const upright: FacePlace = {
  width: 1920,
  height: 1080,
  rightEye: { x: 900, y: 480 },
  leftEye: { x: 1010, y: 480 },
  chin: { x: 955, y: 670 },
  roll: 0,
  top: null,
};
/** The same face leaning clockwise by some degrees about its eyes. */
const leaning = (degrees: number, top: number | null = null): FacePlace => {
  const angle = (degrees * Math.PI) / 180;
  const about = (x: number, y: number) => ({
    x: 955 + (x - 955) * Math.cos(angle) - (y - 480) * Math.sin(angle),
    y: 480 + (x - 955) * Math.sin(angle) + (y - 480) * Math.cos(angle),
  });
  return {
    ...upright,
    rightEye: about(900, 480),
    leftEye: about(1010, 480),
    chin: about(955, 670),
    roll: degrees,
    top,
  };
};
/** Where a point of the frame lies in the finished photo, as parts of its width and height. */
function inPhoto(crop: Crop, frame: FacePlace, point: { x: number; y: number }) {
  const [topLeft, topRight, , bottomLeft] = cornersOf(crop, frame);
  const part = (edge: { x: number; y: number }): number => {
    const along = { x: edge.x - topLeft.x, y: edge.y - topLeft.y };
    const from = { x: point.x - topLeft.x, y: point.y - topLeft.y };
    return (from.x * along.x + from.y * along.y) / (along.x ** 2 + along.y ** 2);
  };
  return { x: part(topRight), y: part(bottomLeft) };
}
const cropped = (place: FacePlace): Crop => cropOf(autoFraming(place), place);

describe('the automatic crop', () => {
  test('puts the eyes in the middle and below a third, and the face in its share of the height', () => {
    const crop = cropped(upright);
    const eyes = inPhoto(crop, upright, { x: 955, y: 480 });
    expect(eyes.x).toBeCloseTo(0.5, 6);
    expect(eyes.y).toBeCloseTo(0.46, 6);
    const headSize = inPhoto(crop, upright, upright.chin).y - eyes.y;
    expect(headSize).toBeCloseTo(0.387, 6);
    expect(crop.turn ?? 0).toBe(0);
  });

  test.each([-5, -3, 2, 5])('makes a head that leans by %i degrees stand upright', (degrees) => {
    const place = leaning(degrees);
    const crop = cropped(place);
    expect(crop.turn).toBeCloseTo(-degrees, 6);
    const [right, left] = [inPhoto(crop, place, place.rightEye), inPhoto(crop, place, place.leftEye)];
    expect(right.y).toBeCloseTo(left.y, 6);
    expect((right.x + left.x) / 2).toBeCloseTo(0.5, 6);
    expect(inPhoto(crop, place, place.chin).x).toBeCloseTo(0.5, 6);
  });

  test('turns by five degrees at most', () => {
    expect(cropped(leaning(12)).turn).toBe(-5);
  });

  test('leaves flat hair where it is', () => {
    expect(cropped({ ...upright, top: 480 - 0.95 * 190 })).toEqual(cropped(upright));
  });

  test('gives high hair room above, by moving up first', () => {
    const place = { ...upright, top: 480 - 1.2 * 190 };
    const crop = cropped(place);
    expect(inPhoto(crop, place, { x: 955, y: place.top }).y).toBeCloseTo(0.03, 3);
    const headSize = inPhoto(crop, place, place.chin).y - inPhoto(crop, place, { x: 955, y: 480 }).y;
    expect(headSize).toBeCloseTo(0.387, 6);
  });

  test('steps back for very high hair, and never so far that the face gets small', () => {
    const place = { ...upright, top: 480 - 2.2 * 190 };
    const crop = cropped(place);
    const chin = inPhoto(crop, place, place.chin).y;
    expect(chin).toBeLessThanOrEqual(0.9 + 1e-9);
    expect(chin - inPhoto(crop, place, { x: 955, y: 480 }).y).toBeGreaterThanOrEqual(0.36);
  });

  test('of any face lies in its frame with enough pixels', () => {
    const spot = fc.record({
      x: fc.double({ min: 0, max: 1920, noNaN: true }),
      y: fc.double({ min: 0, max: 1080, noNaN: true }),
    });
    fc.assert(
      fc.property(
        spot,
        spot,
        spot,
        fc.double({ min: -40, max: 40, noNaN: true }),
        fc.option(fc.integer({ min: 0, max: 1079 })),
        (rightEye, leftEye, chin, roll, top) => {
          const place = { ...upright, rightEye, leftEye, chin, roll, top };
          const crop = cropped(place);
          expect(Crop.safeParse(crop).success).toBe(true);
          expect(isInside(crop, place, 1e-6)).toBe(true);
          expect(crop.height * place.height).toBeGreaterThanOrEqual(photoLimits.minimumCropHeight);
        },
      ),
    );
  });
});

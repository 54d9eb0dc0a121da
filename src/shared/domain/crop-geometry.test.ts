import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  boundsOf,
  cornersOf,
  cropWithin,
  identityRatio,
  isInside,
  largestHeight,
  leastHeight,
  mostTurn,
  placement,
} from './crop-geometry.ts';
import { Crop, photoLimits } from './photo.ts';

const frames = fc.record({
  width: fc.integer({ min: 320, max: 6000 }),
  height: fc.integer({ min: 240, max: 6000 }),
});
const wishes = fc.record({
  middle: fc.record({
    x: fc.double({ min: -9000, max: 9000, noNaN: true }),
    y: fc.double({ min: -9000, max: 9000, noNaN: true }),
  }),
  height: fc.double({ min: 50, max: 9000, noNaN: true }),
  turn: fc.double({ min: -20, max: 20, noNaN: true }),
});
const side = (a: { x: number; y: number }, b: { x: number; y: number }): number =>
  Math.hypot(a.x - b.x, a.y - b.y);

describe('a crop made to lie in a frame', () => {
  test('has its four corners in it, however it is turned, and is what the contract takes', () => {
    fc.assert(
      fc.property(frames, wishes, (frame, wanted) => {
        const crop = cropWithin(frame, wanted);
        expect(Crop.safeParse(crop).success).toBe(true);
        expect(isInside(crop, frame, 1e-6)).toBe(true);
        const bounds = boundsOf(crop, frame);
        expect(bounds.left).toBeGreaterThanOrEqual(-1e-6);
        expect(bounds.left + bounds.width).toBeLessThanOrEqual(frame.width + 1e-6);
      }),
    );
  });

  test('is of the identity format, in pixels of the frame', () => {
    fc.assert(
      fc.property(frames, wishes, (frame, wanted) => {
        const [topLeft, topRight, bottomRight] = cornersOf(cropWithin(frame, wanted), frame);
        expect(side(topLeft, topRight) / side(topRight, bottomRight)).toBeCloseTo(identityRatio, 6);
      }),
    );
  });

  test('has the height that was asked for wherever the frame has it', () => {
    fc.assert(
      fc.property(frames, wishes, (frame, wanted) => {
        const [, topRight, bottomRight] = cornersOf(cropWithin(frame, wanted), frame);
        const turn = Math.min(mostTurn, Math.max(-mostTurn, wanted.turn));
        const most = Math.min(wanted.height, largestHeight(frame, turn));
        expect(side(topRight, bottomRight)).toBeCloseTo(most, 6);
      }),
    );
  });

  test('stays where it was asked for when it has room there', () => {
    const crop = cropWithin(
      { width: 1280, height: 720 },
      { middle: { x: 500, y: 400 }, height: 400, turn: 3 },
    );
    expect((crop.left + crop.width / 2) * 1280).toBeCloseTo(500, 9);
    expect((crop.top + crop.height / 2) * 720).toBeCloseTo(400, 9);
    expect(crop.turn).toBe(3);
  });
});

describe('a turned crop', () => {
  const frame = { width: 1000, height: 1000 };
  const crop = { left: 0.4, top: 0.4, width: 0.2, height: 0.2, turn: 5 };

  test('turns the picture clockwise: what is at its top right stood higher in the frame than its top left', () => {
    const [topLeft, topRight] = cornersOf(crop, frame);
    expect(topRight.y).toBeLessThan(topLeft.y);
    expect(Math.atan2(topLeft.y - topRight.y, topRight.x - topLeft.x)).toBeCloseTo((5 * Math.PI) / 180, 9);
  });

  test('without a turn its corners are its edges', () => {
    expect(cornersOf({ ...crop, turn: 0 }, frame)).toEqual([
      { x: 400, y: 400 },
      { x: 600, y: 400 },
      { x: 600, y: 600 },
      { x: 400, y: 600 },
    ]);
  });

  test('is drawn turned by as much, about its own middle', () => {
    expect(placement(crop)).toEqual({
      width: '500.0000%',
      height: '500.0000%',
      left: '-200.0000%',
      top: '-200.0000%',
      transform: 'rotate(5.0000deg)',
      transformOrigin: '50.0000% 50.0000%',
    });
  });

  test('on the screen shows the corners of the kept part at the corners of the box', () => {
    const box = { width: 531, height: 683 };
    const part = cropWithin(
      { width: 1920, height: 1080 },
      { middle: { x: 700, y: 500 }, height: 612, turn: -4 },
    );
    const css = placement(part);
    const of = (text: string, whole: number): number => (Number.parseFloat(text) / 100) * whole;
    const shown = { width: of(css.width, box.width), height: of(css.height, box.height) };
    const [originX = '', originY = ''] = css.transformOrigin?.split(' ') ?? [];
    const origin = { x: of(originX, shown.width), y: of(originY, shown.height) };
    const angle = (-4 * Math.PI) / 180;
    const onScreen = cornersOf(part, { width: 1920, height: 1080 }).map(({ x, y }) => {
      const from = { x: (x / 1920) * shown.width - origin.x, y: (y / 1080) * shown.height - origin.y };
      return [
        of(css.left, box.width) + origin.x + from.x * Math.cos(angle) - from.y * Math.sin(angle),
        of(css.top, box.height) + origin.y + from.x * Math.sin(angle) + from.y * Math.cos(angle),
      ];
    });
    const wanted = [
      [0, 0],
      [531, 0],
      [531, 683],
      [0, 683],
    ];
    for (const [at, [x = 0, y = 0]] of onScreen.entries()) {
      expect(x).toBeCloseTo(wanted[at]?.[0] ?? NaN, 1);
      expect(y).toBeCloseTo(wanted[at]?.[1] ?? NaN, 1);
    }
  });
});

test('a placement without a turn carries no transform', () => {
  expect(placement({ left: 0.25, top: 0.1, width: 0.5, height: 0.8 })).toEqual({
    width: '200.0000%',
    height: '125.0000%',
    left: '-50.0000%',
    top: '-12.5000%',
  });
});

test('the least height is that of a print, or all that a small frame has', () => {
  expect(leastHeight({ width: 1280, height: 720 })).toBe(photoLimits.minimumCropHeight + 1);
  expect(leastHeight({ width: 640, height: 360 })).toBe(360);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { identityRatio, isInside, largestHeight } from '../../../shared/domain/crop-geometry.ts';
import { Crop, photoLimits } from '../../../shared/domain/photo.ts';
import {
  closestZoom,
  cropOf,
  moved,
  scaled,
  turned,
  wholeFraming,
  within,
  zoomed,
  zoomOf,
} from './framing.ts';

const hd = { width: 1280, height: 720 };
const frames = fc.record({
  width: fc.integer({ min: 320, max: 4000 }),
  height: fc.integer({ min: 240, max: 4000 }),
});
const framings = fc.record({
  height: fc.double({ min: 1, max: 9000, noNaN: true }),
  middle: fc.record({
    x: fc.double({ min: -4000, max: 8000, noNaN: true }),
    y: fc.double({ min: -4000, max: 8000, noNaN: true }),
  }),
  turn: fc.double({ min: -30, max: 30, noNaN: true }),
});
const whole = wholeFraming(hd);

describe('the crop', () => {
  test('at first is the whole height in the middle, in the identity format', () => {
    const crop = cropOf(whole, hd);
    expect(crop).toMatchObject({ top: 0, height: 1 });
    expect(crop.left + crop.width / 2).toBeCloseTo(0.5, 10);
    expect((crop.width * hd.width) / (crop.height * hd.height)).toBeCloseTo(identityRatio, 10);
  });

  test('of a standing frame is its whole width', () => {
    const frame = { width: 600, height: 1200 };
    expect(cropOf(wholeFraming(frame), frame)).toMatchObject({ left: 0, width: 1 });
  });

  test('never leaves the frame, keeps its format, and is what the contract takes', () => {
    fc.assert(
      fc.property(frames, framings, (frame, framing) => {
        const crop = cropOf(framing, frame);
        expect(Crop.safeParse(crop).success).toBe(true);
        expect(isInside(crop, frame, 1e-6)).toBe(true);
        expect((crop.width * frame.width) / (crop.height * frame.height)).toBeCloseTo(identityRatio, 6);
      }),
    );
  });

  test('never has too few pixels to print, turned or not, as long as the frame has enough', () => {
    fc.assert(
      fc.property(frames, framings, (frame, framing) => {
        fc.pre(largestHeight(frame) >= photoLimits.minimumCropHeight + 1);
        expect(cropOf(framing, frame).height * frame.height).toBeGreaterThanOrEqual(
          photoLimits.minimumCropHeight,
        );
      }),
    );
  });

  test('a frame with no pixel to spare cannot be zoomed, nor turned', () => {
    const small = { width: 640, height: 360 };
    expect(closestZoom(wholeFraming(small), small)).toBe(1);
    expect(turned(wholeFraming(small), small, 5).turn).toBeCloseTo(0, 3);
  });
});

describe('moving, zooming and turning', () => {
  test('dragging the picture to the right shows more of its left', () => {
    const close = zoomed(whole, hd, 1.5);
    expect(moved(close, hd, 0.1, 0).middle.x).toBeLessThan(close.middle.x);
    expect(moved(close, hd, 0, 0.1).middle.y).toBeLessThan(close.middle.y);
  });

  test('a turned picture moves as the finger does: what it touches stays under it', () => {
    const close = turned(zoomed(whole, hd, 1.5), hd, 5);
    const aside = moved(close, hd, 0.1, 0);
    expect(aside.middle.y - close.middle.y).toBeCloseTo(
      Math.tan((5 * Math.PI) / 180) * (close.middle.x - aside.middle.x),
      9,
    );
  });

  test('stops at the edge, and comes back from it at once', () => {
    const edge = moved(whole, hd, 100, 0);
    expect(cropOf(edge, hd).left).toBeCloseTo(0, 10);
    expect(cropOf(moved(edge, hd, -0.5, 0), hd).left).toBeGreaterThan(0.1);
  });

  test('zooming keeps the middle where the frame allows it', () => {
    const close = zoomed({ ...whole, middle: { x: 520, y: 360 } }, hd, 1.8);
    expect(close.middle.x).toBeCloseTo(520, 9);
    expect(zoomOf(close, hd)).toBeCloseTo(1.8, 9);
    expect(within(close, hd)).toEqual(close);
  });

  test('two fingers twice as far apart show things twice as large', () => {
    const wide = { width: 2560, height: 1440 };
    const framing = zoomed(wholeFraming(wide), wide, 1.2);
    expect(scaled(framing, wide, 2).height).toBeCloseTo(framing.height / 2, 9);
  });

  test('turning keeps the size of what is shown where the frame has room, and stops at five degrees', () => {
    const close = zoomed(whole, hd, 1.5);
    expect(turned(close, hd, 4)).toMatchObject({ turn: 4, height: close.height });
    expect(turned(close, hd, 9).turn).toBe(5);
    expect(turned(close, hd, -9).turn).toBe(-5);
  });
});

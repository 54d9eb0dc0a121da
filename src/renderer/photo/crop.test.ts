import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Crop, photoLimits } from '../../shared/domain/photo.ts';
import {
  closestZoom,
  cropOf,
  identityRatio,
  moved,
  placement,
  wholeFraming,
  within,
  zoomed,
} from './crop.ts';

const hd = { width: 1280, height: 720 };
const frames = fc.record({
  width: fc.integer({ min: 320, max: 4000 }),
  height: fc.integer({ min: 240, max: 4000 }),
});
const framings = fc.record({
  zoom: fc.double({ min: 0.1, max: 20, noNaN: true }),
  x: fc.double({ min: -2, max: 3, noNaN: true }),
  y: fc.double({ min: -2, max: 3, noNaN: true }),
});

describe('the crop', () => {
  test('at first is the whole height in the middle, in the identity format', () => {
    const crop = cropOf(wholeFraming, hd);
    expect(crop).toMatchObject({ top: 0, height: 1 });
    expect(crop.left + crop.width / 2).toBeCloseTo(0.5, 10);
    expect((crop.width * hd.width) / (crop.height * hd.height)).toBeCloseTo(identityRatio, 10);
  });

  test('of a standing frame is its whole width', () => {
    expect(cropOf(wholeFraming, { width: 600, height: 1200 })).toMatchObject({ left: 0, width: 1 });
  });

  test('never leaves the frame, keeps its format, and is what the contract takes', () => {
    fc.assert(
      fc.property(frames, framings, (frame, framing) => {
        const crop = cropOf(framing, frame);
        expect(Crop.safeParse(crop).success).toBe(true);
        expect(crop.left + crop.width).toBeLessThanOrEqual(1 + 1e-9);
        expect(crop.top + crop.height).toBeLessThanOrEqual(1 + 1e-9);
        expect((crop.width * frame.width) / (crop.height * frame.height)).toBeCloseTo(identityRatio, 6);
      }),
    );
  });

  test('never has too few pixels to print, as long as the frame has enough', () => {
    fc.assert(
      fc.property(frames, framings, (frame, framing) => {
        fc.pre(frame.width / identityRatio >= 377 && frame.height >= 377);
        expect(cropOf(framing, frame).height * frame.height).toBeGreaterThanOrEqual(
          photoLimits.minimumCropHeight,
        );
      }),
    );
  });

  test('a frame with no pixel to spare cannot be zoomed', () => {
    expect(closestZoom({ width: 640, height: 360 })).toBe(1);
  });
});

describe('moving and zooming', () => {
  test('dragging the picture to the right shows more of its left', () => {
    const close = zoomed(wholeFraming, hd, 1.5);
    expect(moved(close, hd, 0.1, 0).x).toBeLessThan(close.x);
    expect(moved(close, hd, 0, 0.1).y).toBeLessThan(close.y);
  });

  test('stops at the edge, and comes back from it at once', () => {
    const edge = moved(wholeFraming, hd, 100, 0);
    expect(cropOf(edge, hd).left).toBeCloseTo(0, 10);
    expect(cropOf(moved(edge, hd, -0.5, 0), hd).left).toBeGreaterThan(0.1);
  });

  test('zooming keeps the middle where the frame allows it', () => {
    const close = zoomed({ ...wholeFraming, x: 0.4 }, hd, 1.8);
    expect(close.x).toBeCloseTo(0.4, 10);
    expect(within(close, hd)).toEqual(close);
  });
});

test('the placement of a picture makes its crop fill the box', () => {
  expect(placement({ left: 0.25, top: 0.1, width: 0.5, height: 0.8 })).toEqual({
    width: '200.0000%',
    height: '125.0000%',
    left: '-50.0000%',
    top: '-12.5000%',
  });
});

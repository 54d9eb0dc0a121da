import { expect, test } from 'vitest';
import type { FacePlace } from '../../../shared/quality/reading.ts';
import { autoFraming } from './auto-framing.ts';
import { faceRoom } from './face-room.ts';
import { moved, turned } from './framing.ts';

const place: FacePlace = {
  ...{ width: 1280, height: 720, roll: 0, top: 130 },
  rightEye: { x: 590, y: 300 },
  leftEye: { x: 690, y: 300 },
  chin: { x: 640, y: 420 },
};
const proposed = autoFraming(place);

test('the automatic crop holds the whole face, and so does one that is changed a little', () => {
  expect(faceRoom(proposed, place)).toBeGreaterThan(1);
  expect(faceRoom(turned(moved(proposed, place, 0.05, -0.03), place, 5), place)).toBeGreaterThan(1);
});

test.each([
  ['to the left', moved(proposed, place, -0.4, 0)],
  ['to the right', moved(proposed, place, 0.4, 0)],
  ['up', moved(proposed, place, 0, -0.4)],
  ['down', moved(proposed, place, 0, 0.4)],
  ['too close', { ...proposed, height: proposed.height / 2 }],
])('a face that was moved out of the frame is not whole: %s', (_, framing) => {
  expect(faceRoom(framing, place)).toBeLessThan(1);
});

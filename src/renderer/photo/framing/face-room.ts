import { identityRatio, stepInFrame } from '../../../shared/domain/crop-geometry.ts';
import type { FacePlace } from '../../../shared/quality/reading.ts';
import type { Framing } from './framing.ts';

/** Least room beside an eye, in distances between the eyes: the cheek and the ear. */
const besideEye = 0.6;
/** Least room over the eyes, in distances from the eyes to the chin: the forehead. */
const overEyes = 0.75;
/** Least room under the chin, in heights of the photo. */
const underChin = 0.04;

/** How much of the room that a face needs inside a framing is there, at the narrowest of the four edges: 1 and more when the face is whole. */
export function faceRoom({ height, middle, turn }: Framing, { rightEye, leftEye, chin }: FacePlace): number {
  const right = stepInFrame(1, 0, turn);
  const down = stepInFrame(0, 1, turn);
  const at = (point: { x: number; y: number }) => {
    const [x, y] = [point.x - middle.x, point.y - middle.y];
    return { x: x * right.x + y * right.y, y: x * down.x + y * down.y };
  };
  const eyes = [at(rightEye), at(leftEye)] as const;
  const foot = at(chin);
  const line = (eyes[0].y + eyes[1].y) / 2;
  const apart = Math.max(1, Math.hypot(eyes[0].x - eyes[1].x, eyes[0].y - eyes[1].y));
  const side = (height * identityRatio) / 2;
  return Math.min(
    (side - Math.max(Math.abs(eyes[0].x), Math.abs(eyes[1].x))) / (besideEye * apart),
    (line + height / 2) / (overEyes * Math.max(1, foot.y - line)),
    (height / 2 - foot.y) / (underChin * height),
  );
}

import type { Point } from '../../shared/quality/reading.ts';
import type { DetectedFace, Place } from './detected-face.ts';

/** A square of a picture, turned so that the face in it is upright. In pixels; `turn` in radians, clockwise as the picture shows it. */
export interface Region {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly turn: number;
}

const MARGIN = 1.5; // the landmark model was trained on squares of this many times the face
const [RIGHT_EYE_OUTER, LEFT_EYE_OUTER] = [33, 263];

const turnBetween = (right: Place, left: Place): number => Math.atan2(left.y - right.y, left.x - right.x);

/** Turns a place around the origin by an angle in radians. */
export function turned({ x, y }: Place, angle: number): Place {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return { x: cos * x - sin * y, y: sin * x + cos * y };
}

/** The region around a face that was just detected. */
export function regionOfFace(face: DetectedFace): Region {
  return {
    x: face.x + face.width / 2,
    y: face.y + face.height / 2,
    size: MARGIN * Math.max(face.width, face.height),
    turn: turnBetween(face.rightEye, face.leftEye),
  };
}

/** The region for the next frame, around the points of this one: steadier than a detection, and cheaper. Null when they lack the eyes. */
export function regionOfPoints(points: readonly Point[]): Region | null {
  const [right, left] = [points[RIGHT_EYE_OUTER], points[LEFT_EYE_OUTER]];
  if (right === undefined || left === undefined) return null;
  const turn = turnBetween(right, left);
  const upright = points.map((point) => turned(point, -turn));
  const [xs, ys] = [upright.map(({ x }) => x), upright.map(({ y }) => y)];
  const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const middle = turned({ x: (x0 + x1) / 2, y: (y0 + y1) / 2 }, turn);
  return { ...middle, size: MARGIN * Math.max(x1 - x0, y1 - y0), turn };
}

/** Whether a detected face is the one that a region follows: its middle lies well inside. */
export function isInside(face: DetectedFace, region: Region): boolean {
  const { x, y } = turned(
    { x: face.x + face.width / 2 - region.x, y: face.y + face.height / 2 - region.y },
    -region.turn,
  );
  return Math.max(Math.abs(x), Math.abs(y)) < region.size / 4;
}

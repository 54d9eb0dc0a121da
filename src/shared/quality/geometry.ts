import type { Point, Reading } from './reading.ts';

/** Places of the 478 points of the attention mesh (MediaPipe), by name. « Right » and « left » are the person's own. */
export const mesh = {
  rightEyeOuter: 33,
  rightEyeInner: 133,
  leftEyeInner: 362,
  leftEyeOuter: 263,
  rightIris: 468,
  leftIris: 473,
  /** Pairs upper lid, lower lid. */
  rightLids: [
    [159, 145],
    [158, 153],
    [160, 144],
  ],
  leftLids: [
    [386, 374],
    [385, 380],
    [387, 373],
  ],
  /** Pairs upper lip, lower lip, on the inner edge. */
  innerLips: [
    [13, 14],
    [82, 87],
    [312, 317],
  ],
  rightMouthCorner: 61,
  leftMouthCorner: 291,
  noseBase: 2,
  upperLip: 0,
  lowerLip: 17,
  forehead: 10,
  chin: 152,
  rightSide: 234,
  leftSide: 454,
  /** The outline of the face, clockwise in the picture from the forehead. */
  oval: [
    10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152, 148, 176,
    149, 150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
  ],
} as const;

/** Points of the mesh with the irises; without them it is the plain mesh of 468. */
export const POINTS = 478;

/** Degrees by which the line from forehead to chin leans forward in a face that looks straight into the camera. */
const NEUTRAL_PITCH = 5.5;

/** Under this presence the points are not on a face. */
const PRESENT = 0.5;

interface Flat {
  readonly x: number;
  readonly y: number;
}

/** The face of a reading in the terms of ISO/IEC 29794-5, lengths in pixels of the analysed picture. */
export interface Face {
  readonly points: readonly Point[];
  /** Centres of the eyes: middle of the corners. */
  readonly rightEye: Flat;
  readonly leftEye: Flat;
  readonly betweenEyes: Flat;
  readonly mouth: Flat;
  readonly chin: Flat;
  /** T of the standard: from between the eyes to the chin. */
  readonly eyesToChin: number;
  /** IED of the standard: between the eye centres, divided by the cosine of the yaw. */
  readonly interEye: number;
  /** Unit vectors of the picture: along the eyes towards the person's left, and at right angles towards the chin. */
  readonly across: Flat;
  readonly down: Flat;
  /** Degrees. Roll: clockwise positive as the unmirrored picture shows it. Yaw: positive when turned to the person's own left. Pitch: positive when looking down. */
  readonly roll: number;
  readonly yaw: number;
  readonly pitch: number;
}

type Vector = readonly [number, number, number];

const between = (a: Point, b: Point): Point => ({
  x: (a.x + b.x) / 2,
  y: (a.y + b.y) / 2,
  z: (a.z + b.z) / 2,
});
const unit = (v: Vector): Vector => {
  const length = Math.hypot(...v);
  return [v[0] / length, v[1] / length, v[2] / length];
};
const towards = (a: Point, b: Point): Vector => unit([b.x - a.x, b.y - a.y, b.z - a.z]);
const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
const degrees = (radians: number) => (radians * 180) / Math.PI;
const arcsine = (sine: number) => degrees(Math.asin(Math.max(-1, Math.min(1, sine))));

/** Distance in the plane of the picture, in its pixels. */
export const distance = (a: Flat, b: Flat) => Math.hypot(a.x - b.x, a.y - b.y);

/** The point of the mesh with that number; throws when the mesh is too short, which is a defect of the runtime. */
export function at(points: readonly Point[], index: number): Point {
  const point = points[index];
  if (point === undefined) throw new RangeError(`no point ${index} in a mesh of ${points.length}`);
  return point;
}

/** The widest of some pairs of points, in pixels. */
export function widest(points: readonly Point[], pairs: readonly (readonly [number, number])[]): number {
  return Math.max(...pairs.map(([a, b]) => distance(at(points, a), at(points, b))));
}

/** Roll, yaw and pitch in degrees from the three dimensions of the mesh; signs as in `Face`. */
export function pose(points: readonly Point[]): Pick<Face, 'roll' | 'yaw' | 'pitch'> {
  const side = (eye: number, edge: number) => between(at(points, eye), at(points, edge));
  const across = towards(side(mesh.rightEyeOuter, mesh.rightSide), side(mesh.leftEyeOuter, mesh.leftSide));
  const down = towards(at(points, mesh.forehead), at(points, mesh.chin));
  const away = unit(cross(across, down));
  return {
    roll: degrees(Math.atan2(across[1], across[0])),
    yaw: arcsine(across[2]),
    pitch: arcsine(-away[1]) - NEUTRAL_PITCH,
  };
}

/** The largest face of a reading; null when there is none, or when the points are not on a face. */
export function faceOf(reading: Pick<Reading, 'points' | 'presence'>): Face | null {
  const { points, presence } = reading;
  if (points === null || (presence !== null && presence < PRESENT)) return null;
  const rightEye = between(at(points, mesh.rightEyeOuter), at(points, mesh.rightEyeInner));
  const leftEye = between(at(points, mesh.leftEyeInner), at(points, mesh.leftEyeOuter));
  const betweenEyes = between(rightEye, leftEye);
  const chin = at(points, mesh.chin);
  const apart = distance(rightEye, leftEye);
  const eyesToChin = distance(betweenEyes, chin);
  if (!(apart > 0 && eyesToChin > 0)) return null;
  const across = { x: (leftEye.x - rightEye.x) / apart, y: (leftEye.y - rightEye.y) / apart };
  const angles = pose(points);
  return {
    points,
    rightEye,
    leftEye,
    betweenEyes,
    mouth: between(at(points, mesh.rightMouthCorner), at(points, mesh.leftMouthCorner)),
    chin,
    eyesToChin,
    // the standard divides by the cosine; beyond 78 degrees there is no face to measure
    interEye: apart / Math.max(0.2, Math.cos((angles.yaw * Math.PI) / 180)),
    across,
    down: { x: -across.y, y: across.x },
    ...angles,
  };
}

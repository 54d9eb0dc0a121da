// A face made of numbers for unit tests: the points of the mesh that the checks read, and a picture painted after them.
import { mesh, POINTS } from '../geometry.ts';
import type { PersonMask, Pixels, Point, Reading } from '../reading.ts';

type Colour = readonly [red: number, green: number, blue: number];

/** What can be said of a drawn face; lengths of the face in inter-eye distances, angles in degrees with the signs of `Face`. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  /** Between the eyes, and their distance, in pixels. */
  readonly x: number;
  readonly y: number;
  readonly interEye: number;
  readonly roll: number;
  readonly yaw: number;
  readonly pitch: number;
  readonly lidGap: number;
  readonly lipGap: number;
  /** From -1, looking to the person's right, to 1. */
  readonly gaze: number;
  readonly skin: Colour;
  /** What replaces the skin around the eyes, and around the mouth. */
  readonly glasses: Colour | null;
  readonly covering: Colour | null;
  /** Light on the person's left half, 1 as on the right. */
  readonly shade: number;
  readonly wall: Colour;
  /** Height of the checks on the wall, 0 for none, in grey levels. */
  readonly pattern: number;
}

const ordinary: Drawing = {
  width: 640,
  height: 480,
  x: 320,
  y: 210,
  interEye: 72,
  roll: 0,
  yaw: 0,
  pitch: 0,
  lidGap: 0.16,
  lipGap: 0,
  gaze: 0,
  skin: [205, 160, 135],
  glasses: null,
  covering: null,
  shade: 1,
  wall: [212, 214, 216],
  pattern: 0,
};

/** Chin of the drawn face below the eyes, in inter-eye distances. */
export const CHIN = 1.8;
const FOREHEAD = -0.9;
/** Depth of the chin behind the forehead in a face that looks straight: 5.5 degrees, what the checks take off. */
const LEAN = Math.tan((5.5 * Math.PI) / 180) * (CHIN - FOREHEAD);

type Vector = [x: number, y: number, z: number];

function outline(index: number): Vector {
  const angle = (2 * Math.PI * index) / mesh.oval.length;
  const [middle, half] = [(CHIN + FOREHEAD) / 2, (CHIN - FOREHEAD) / 2];
  const y = middle - half * Math.cos(angle);
  return [1.15 * Math.sin(angle), y, (LEAN * (y - FOREHEAD)) / (CHIN - FOREHEAD)];
}

/** The points that the checks read, in inter-eye distances, between the eyes at the origin. */
function places({ lidGap, lipGap, gaze }: Drawing): Map<number, Vector> {
  const found = new Map<number, Vector>(mesh.oval.map((point, index) => [point, outline(index)]));
  const lids = (pairs: typeof mesh.rightLids | typeof mesh.leftLids, eye: number) =>
    pairs.forEach(([upper, lower], index) => {
      const [x, gap] = [eye + 0.08 * (index - 1), index === 0 ? lidGap : 0.8 * lidGap];
      found.set(upper, [x, -gap / 2, 0.05]).set(lower, [x, gap / 2, 0.05]);
    });
  found.set(mesh.rightEyeOuter, [-0.72, 0, 0.1]).set(mesh.rightEyeInner, [-0.28, 0, 0.1]);
  found.set(mesh.leftEyeInner, [0.28, 0, 0.1]).set(mesh.leftEyeOuter, [0.72, 0, 0.1]);
  lids(mesh.rightLids, -0.5);
  lids(mesh.leftLids, 0.5);
  found.set(mesh.rightIris, [-0.5 + 0.22 * gaze, 0, 0.05]).set(mesh.leftIris, [0.5 + 0.22 * gaze, 0, 0.05]);
  mesh.innerLips.forEach(([upper, lower], index) => {
    const x = 0.15 * [0, -1, 1][index]!;
    found.set(upper, [x, 1.1 - lipGap / 2, 0]).set(lower, [x, 1.1 + lipGap / 2, 0]);
  });
  found.set(mesh.rightMouthCorner, [-0.4, 1.1, 0.1]).set(mesh.leftMouthCorner, [0.4, 1.1, 0.1]);
  found.set(mesh.noseBase, [0, 0.8, -0.1]).set(mesh.upperLip, [0, 1.02, 0]).set(mesh.lowerLip, [0, 1.25, 0]);
  return found;
}

function placed([x, y, z]: Vector, drawing: Drawing): Point {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const [roll, yaw, pitch] = [radians(drawing.roll), radians(drawing.yaw), radians(drawing.pitch)];
  // yaw takes the person's left away from the camera, pitch the chin, roll turns clockwise in the picture
  const [y1, z1] = [y * Math.cos(pitch) - z * Math.sin(pitch), y * Math.sin(pitch) + z * Math.cos(pitch)];
  const [x2, z2] = [x * Math.cos(yaw) - z1 * Math.sin(yaw), x * Math.sin(yaw) + z1 * Math.cos(yaw)];
  const [x3, y3] = [x2 * Math.cos(roll) - y1 * Math.sin(roll), x2 * Math.sin(roll) + y1 * Math.cos(roll)];
  const size = drawing.interEye;
  return { x: drawing.x + size * x3, y: drawing.y + size * y3, z: size * z2 };
}

/** The 478 points of a drawn face; those that no check reads lie between the eyes. */
export function drawnPoints(change: Partial<Drawing> = {}): Point[] {
  const drawing = { ...ordinary, ...change };
  const known = places(drawing);
  return Array.from({ length: POINTS }, (_none, index) => placed(known.get(index) ?? [0, 0, 0], drawing));
}

/** A number of 0 to 1 that belongs to a place on the face: the same lines and pores at every size. */
function grain(u: number, v: number): number {
  const mixed = Math.sin(Math.floor(u * 48) * 127.1 + Math.floor(v * 48) * 311.7) * 43758.5453;
  return mixed - Math.floor(mixed);
}

function paint(drawing: Drawing): Pixels {
  const { width, height } = drawing;
  const data = new Uint8ClampedArray(4 * width * height).fill(255);
  const roll = (drawing.roll * Math.PI) / 180;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [dx, dy] = [(x - drawing.x) / drawing.interEye, (y - drawing.y) / drawing.interEye];
      const u = dx * Math.cos(roll) + dy * Math.sin(roll);
      const v = dy * Math.cos(roll) - dx * Math.sin(roll);
      const colour = isPerson(u, v) ? onPerson(drawing, u, v) : onWall(drawing, dx, dy);
      data.set(colour, 4 * (y * width + x));
    }
  return { width, height, data };
}

const isPerson = (u: number, v: number) =>
  (u / 1.3) ** 2 + ((v - 0.35) / 1.6) ** 2 < 1 || (v > 1.7 && Math.abs(u) < 2.2);

function onWall({ wall, pattern }: Drawing, dx: number, dy: number): Colour {
  const level = (Math.floor(dx * 3) + Math.floor(dy * 3)) % 2 === 0 ? 0 : pattern;
  return [wall[0] - level, wall[1] - level, wall[2] - level];
}

function onPerson({ skin, glasses, covering, shade, gaze, lidGap }: Drawing, u: number, v: number): Colour {
  const eye = u < 0 ? -0.5 : 0.5;
  const isOnEye = ((u - eye) / 0.22) ** 2 + (v / Math.max(0.01, lidGap / 2)) ** 2 < 1;
  let colour: Colour = skin;
  if (Math.hypot((u - eye) / 0.42, v / 0.3) < 1 && glasses !== null) colour = glasses;
  else if (isOnEye) colour = Math.hypot(u - eye - 0.22 * gaze, v) < 0.09 ? [40, 25, 20] : [225, 220, 215];
  else if (covering !== null && v > 0.55) colour = covering;
  const light = (u > 0 ? shade : 1) * (0.92 + 0.16 * grain(u, v));
  return [colour[0] * light, colour[1] * light, colour[2] * light];
}

function maskOf({ width, height, x, y, interEye }: Drawing): PersonMask {
  const data = new Float32Array(128 * 128);
  for (let row = 0; row < 128; row++)
    for (let column = 0; column < 128; column++) {
      const u = (((column + 0.5) / 128) * width - x) / interEye;
      const v = (((row + 0.5) / 128) * height - y) / interEye;
      data[row * 128 + column] = isPerson(u, v) ? 1 : 0;
    }
  return { width: 128, height: 128, data };
}

/** A reading of a drawn face on its own, as the runtime would give it. */
export function drawnReading(change: Partial<Drawing> = {}, more: Partial<Reading> = {}): Reading {
  const drawing = { ...ordinary, ...change };
  const { x, y, interEye } = drawing;
  return {
    pixels: paint(drawing),
    scale: 2,
    faces: [{ x: x - interEye, y: y - interEye, width: 2 * interEye, height: 2 * interEye, score: 0.95 }],
    points: drawnPoints(drawing),
    presence: 1,
    mask: maskOf(drawing),
    before: null,
    ...more,
  };
}

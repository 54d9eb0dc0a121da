import type { FacePlace, PersonMask, Point, Reading } from '../../shared/quality/reading.ts';

const CHIN = 152;
const FOREHEAD = 10;
const RIGHT_EYE = [33, 133] as const;
const LEFT_EYE = [362, 263] as const;
const A_PERSON = 0.5;
const COLUMNS = 9; // looked at across the face: a parting or a raised arm in one of them changes nothing

/** Where the largest face of a reading is, in pixels of the source; null when there is none. */
export function placeOf(reading: Reading): FacePlace | null {
  const { points, pixels, scale, mask } = reading;
  if (points === null) return null;
  const point = (index: number): Point => points[index] ?? { x: Number.NaN, y: Number.NaN, z: Number.NaN };
  const between = ([one, other]: readonly [number, number]) => ({
    x: (scale * (point(one).x + point(other).x)) / 2,
    y: (scale * (point(one).y + point(other).y)) / 2,
  });
  const [rightEye, leftEye] = [between(RIGHT_EYE), between(LEFT_EYE)];
  const top = mask === null ? null : topOfHair(mask, pixels, point(FOREHEAD), point(33).x, point(263).x);
  return {
    width: Math.round(pixels.width * scale), // the scale was itself made from a rounded size
    height: Math.round(pixels.height * scale),
    rightEye,
    leftEye,
    chin: { x: point(CHIN).x * scale, y: point(CHIN).y * scale },
    roll: (Math.atan2(leftEye.y - rightEye.y, leftEye.x - rightEye.x) * 180) / Math.PI,
    top: top === null ? null : top * scale,
  };
}

/** The row above the forehead where the person ends: the median of some columns between the eyes. Null when the mask misses the forehead. */
function topOfHair(
  mask: PersonMask,
  pixels: { readonly width: number; readonly height: number },
  forehead: Point,
  left: number,
  right: number,
): number | null {
  const rows: number[] = [];
  const start = Math.round((forehead.y / pixels.height) * mask.height);
  for (let index = 0; index < COLUMNS; index += 1) {
    const x = left + ((right - left) * index) / (COLUMNS - 1);
    const column = Math.round((x / pixels.width) * mask.width);
    if (column < 0 || column >= mask.width) continue;
    const isPerson = (row: number): boolean => (mask.data[row * mask.width + column] ?? 0) >= A_PERSON;
    let row = Math.min(Math.max(start, 0), mask.height - 1);
    if (!isPerson(row)) continue;
    while (row > 0 && isPerson(row - 1)) row -= 1;
    rows.push(row);
  }
  const median = rows.sort((a, b) => a - b)[Math.floor(rows.length / 2)];
  return median === undefined ? null : (median / mask.height) * pixels.height;
}

import type { PersonMask, Point } from '../../shared/quality/reading.ts';
import type { Place } from './detected-face.ts';
import { drawFace, drawingSide, drawnPlaces } from './drawn-face.ts';
import { regionOfFace } from './region.ts';
import type { FaceRuntime } from './runtime.ts';

const SURE = 0.8; // of 1: the drawing is found with 0.93 and its points with 1.00
const EYE_NEAR = 6; // pixels of the drawing, a fifth of an eye
const CHIN_NEAR = 20; // the drawing's chin is round, the point may lie lower on it
const IRISES = { rightEye: 468, leftEye: 473 } as const;
const CHIN = 152;
const POINTS = 478;

/**
 * Tries the runtime on the drawing of a face. Gives null when it works, and else what is wrong, for the log. The irises come out of the last
 * step of all, so that their place speaks for the whole chain; a runtime that answers zeros or noise cannot pass.
 */
export async function selfTest(runtime: FaceRuntime): Promise<string | null> {
  const drawing = drawFace();
  const faces = await runtime.detect(drawing);
  const [face] = faces;
  if (face === undefined || faces.length > 1)
    return `the self-test found ${faces.length} faces on its drawing`;
  if (!(face.score >= SURE)) return `the self-test's face was found with a score of ${face.score}`;

  const { points, presence } = await runtime.landmarks(drawing, regionOfFace(face));
  if (!(presence >= SURE)) return `the self-test's points were found with a presence of ${presence}`;
  const fault = faultOfPoints(points);
  return fault ?? faultOfMask(await runtime.mask(drawing));
}

function faultOfPoints(points: readonly Point[]): string | null {
  if (points.length !== POINTS) return `the self-test got ${points.length} points instead of ${POINTS}`;
  if (!points.every(({ x, y, z }) => Number.isFinite(x + y + z)))
    return 'the self-test got points that are no numbers';
  const expected: readonly [string, number, Place, number][] = [
    ['right iris', IRISES.rightEye, drawnPlaces.rightEye, EYE_NEAR],
    ['left iris', IRISES.leftEye, drawnPlaces.leftEye, EYE_NEAR],
    ['chin', CHIN, drawnPlaces.chin, CHIN_NEAR],
  ];
  for (const [name, index, place, near] of expected) {
    const point = points[index];
    const distance = point === undefined ? Infinity : Math.hypot(point.x - place.x, point.y - place.y);
    if (!(distance <= near))
      return `the self-test's ${name} is ${distance.toFixed(1)} pixels from where it was drawn`;
  }
  return null;
}

function faultOfMask({ width, height, data }: PersonMask): string | null {
  const at = (place: Place): number => {
    const [column, row] = [(place.x / drawingSide) * width, (place.y / drawingSide) * height];
    return data[Math.floor(row) * width + Math.floor(column)] ?? Number.NaN;
  };
  const [face, corner] = [at({ x: 160, y: 160 }), at({ x: 10, y: 10 })];
  const works = face >= SURE && corner <= 1 - SURE && data.every(Number.isFinite);
  return works ? null : `the self-test's mask has ${face} on the face and ${corner} beside it`;
}

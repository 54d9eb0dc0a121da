import type { Face } from '../geometry.ts';
import type { Reading } from '../reading.ts';

/**
 * SingleFacePresent (ISO/IEC 29794-5, 7.4.2). Metric: area of the second largest face over that of the largest, 0..1; -1 when there is no face.
 * Passes up to 0.1 (somebody far behind), fails beyond 0.25. OFIQ score: 100 * (1 - value).
 */
export function singleFacePresent(reading: Pick<Reading, 'faces'>, face: Face | null): number {
  if (face === null) return -1;
  const areas = reading.faces.map((box) => box.width * box.height).sort((a, b) => b - a);
  const [first, second] = areas;
  return first === undefined || second === undefined || first <= 0 ? 0 : second / first;
}

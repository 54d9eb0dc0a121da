import { at, mesh, POINTS } from '../geometry.ts';
import type { Face } from '../geometry.ts';
import { patch, quantile, zone } from '../pixels.ts';
import type { Seen } from '../seen.ts';

/** What a gaze to the side can take away at most: a squint or an artificial eye must never look like dark glasses. */
const GAZE_FLOOR = 0.25;
/** Distance of the irises from the middle of the eyes, in widths of the eye, that takes everything away. */
const GAZE_RANGE = 0.25;

/**
 * EyesVisible (ISO/IEC 29794-5 has a segmentation network for it; this is ours). Metric, 0..1, the smaller of two:
 * - how bright the skin around each eye is (70th percentile of the luminance in 0.5 x 0.36 inter-eye distances over the eye: lids, not iris)
 *   against the cheeks, the darker eye of the two, at most 1: dark glasses read about 0.02 to 0.1, clear ones and deep-set eyes 0.5 and more;
 * - how straight the gaze is: 1 with the irises in the middle of the eyes on average of both, 0.25 at the corners.
 * Passes from 0.4, fails under 0.2, which only darkness can reach.
 */
export function eyesVisible(seen: Seen): number | null {
  const light = lids(seen);
  return light === null ? null : Math.min(light, gaze(seen.face));
}

function lids({ reading, face, cheeks }: Seen): number | null {
  const sides = [
    [face.rightEye, cheeks.right],
    [face.leftEye, cheeks.left],
  ] as const;
  const ratios: number[] = [];
  for (const [eye, cheek] of sides) {
    const seen = patch(
      reading.pixels,
      face,
      zone(face, eye, { across: 0, down: 0 }, { width: 0.5, height: 0.36 }),
    );
    if (seen === null || cheek === null) return null;
    // each eye against the cheek under it: light from one side dims both
    ratios.push((quantile(seen, 0.7) + 1) / (quantile(cheek, 0.5) + 1));
  }
  return Math.min(1, ...ratios);
}

function gaze({ points }: Face): number {
  if (points.length < POINTS) return 1;
  const along = (iris: number, from: number, to: number) => {
    const [a, b, i] = [at(points, from), at(points, to), at(points, iris)];
    const [x, y] = [b.x - a.x, b.y - a.y];
    return ((i.x - a.x) * x + (i.y - a.y) * y) / (x * x + y * y);
  };
  const right = along(mesh.rightIris, mesh.rightEyeOuter, mesh.rightEyeInner);
  const left = along(mesh.leftIris, mesh.leftEyeInner, mesh.leftEyeOuter);
  const aside = Math.abs((right + left) / 2 - 0.5);
  return Math.max(GAZE_FLOOR, 1 - aside / GAZE_RANGE);
}

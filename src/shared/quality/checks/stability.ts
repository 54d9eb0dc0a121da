import { at, distance } from '../geometry.ts';
import type { Point } from '../reading.ts';
import type { Seen } from '../seen.ts';

/** Eyes, nose, mouth and chin, several points each: one point trembles more than the face does. */
const features = [
  [33, 133, 159, 145],
  [362, 263, 386, 374],
  [1, 2, 98, 327],
  [61, 291, 199, 152],
] as const;

/** The frame of a live picture that the limits are meant for, in milliseconds. */
const FRAME = 100;
/** A frame before that is older than this, in milliseconds, says nothing; a slow machine must still come to be green. */
const OLDEST = 1500;

/**
 * Stability (ours). Metric: how far the feature that moved most (eyes, nose, mouth with chin) went since the frame before, in inter-eye
 * distances per 100 ms. Passes up to 0.03: a standing person sways about 0.016, and at 1/30 s of exposure 0.03 blurs by 0.01, one pixel at 100
 * between the eyes; fails beyond 0.06. Unknown on a still picture.
 */
export function stability({ reading, face }: Seen): number | null {
  const { before } = reading;
  if (before === null || before.age <= 0 || before.age > OLDEST) return null;
  const moved = features.map((feature) =>
    distance(centre(face.points, feature), centre(before.points, feature)),
  );
  return (Math.max(...moved) / face.interEye) * (FRAME / before.age);
}

function centre(points: readonly Point[], feature: readonly number[]) {
  let [x, y] = [0, 0];
  for (const index of feature) {
    x += at(points, index).x / feature.length;
    y += at(points, index).y / feature.length;
  }
  return { x, y };
}

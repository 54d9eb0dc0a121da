import { mesh, widest } from '../geometry.ts';
import type { Seen } from '../seen.ts';

/**
 * EyesOpen (ISO/IEC 29794-5). Metric: of each eye the widest gap between the lids over eyes to chin, and of the two the smaller.
 * Passes from 0.035, fails under 0.022 (ours: narrowed eyes in a broad smile read 0.05, closed lids 0.01). OFIQ score: 100 * sigmoid(value, 0.02, 0.01).
 */
export function eyesOpen({ face }: Seen): number {
  const gap = (lids: typeof mesh.rightLids | typeof mesh.leftLids) =>
    widest(face.points, lids) / face.eyesToChin;
  return Math.min(gap(mesh.rightLids), gap(mesh.leftLids));
}

/**
 * MouthClosed (ISO/IEC 29794-5). Metric: the widest gap between the inner edges of the lips over eyes to chin. Never refuses.
 * Passes up to 0.06 (france-titre) or 0.15 (a smile with teeth is 0.09 to 0.11). OFIQ score: 100 * (1 - sigmoid(value, 0.2, 0.06)).
 */
export function mouthClosed({ face }: Seen): number {
  return widest(face.points, mesh.innerLips) / face.eyesToChin;
}

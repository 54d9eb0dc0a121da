import type { Patch } from '../pixels.ts';
import type { Seen } from '../seen.ts';

/** Steps of 8 levels. */
const BINS = 32;

/**
 * IlluminationUniformity (ISO/IEC 29794-5). Metric: what the histograms of luminance of the two cheeks have in common, 0 to 1. Never refuses.
 * Passes from 0.3 (ours, on 32 levels). OFIQ score: 100 * value^0.3.
 */
export function illuminationUniformity({ cheeks }: Seen): number | null {
  const { right, left } = cheeks;
  if (right === null || left === null) return null;
  const [a, b] = [histogram(right), histogram(left)];
  return a.reduce((sum, part, bin) => sum + Math.min(part, b[bin] ?? 0), 0);
}

function histogram({ luminances }: Patch): Float64Array {
  const parts = new Float64Array(BINS);
  for (const luminance of luminances) {
    const bin = Math.min(BINS - 1, Math.floor(luminance / 8));
    parts[bin] = (parts[bin] ?? 0) + 1 / luminances.length;
  }
  return parts;
}

/** Times of one thing, in milliseconds, summed up. */
export interface Summary {
  readonly median: number;
  /** First and third quartile: half of all samples lie between them. */
  readonly quartiles: readonly [number, number];
  readonly p95: number;
  readonly samples: number;
}

/**
 * The value below which the share `at` (0 to 1) of the samples lies, linear between neighbours (Hyndman and Fan's type 7).
 * @throws RangeError without samples, or for a share outside 0 to 1
 */
export function quantile(samples: readonly number[], at: number): number {
  if (samples.length === 0) throw new RangeError('no samples');
  if (!(at >= 0 && at <= 1)) throw new RangeError(`${at} is no share`);
  const sorted = [...samples].sort((a, b) => a - b);
  const place = (sorted.length - 1) * at;
  const below = sorted[Math.floor(place)] as number;
  const above = sorted[Math.ceil(place)] as number;
  return below + (above - below) * (place - Math.floor(place));
}

/** Sums samples up. Medians, not means: one disturbed sample of a busy machine moves nothing. */
export function summarise(samples: readonly number[]): Summary {
  return {
    median: quantile(samples, 0.5),
    quartiles: [quantile(samples, 0.25), quantile(samples, 0.75)],
    p95: quantile(samples, 0.95),
    samples: samples.length,
  };
}

/** Half the distance of the quartiles as a share of the median: how far the run can be trusted, 0.05 is ±5 %. */
export function spread({ median, quartiles }: Summary): number {
  return (quartiles[1] - quartiles[0]) / 2 / median;
}

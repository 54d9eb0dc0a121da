/** Samples of two things taken in turn, in milliseconds. */
export interface Pairs {
  readonly ours: readonly number[];
  readonly baseline: readonly number[];
}

export interface PairsPlan {
  /** Pairs that count. */
  readonly pairs: number;
  /** Pairs before them that do not: caches, compilers and disks get ready. */
  readonly warmUp: number;
}

/**
 * Takes samples in turn, so that whatever else the machine does meanwhile meets both alike. Which one goes first changes with
 * every pair: the second of a pair would else always find what the first one left.
 */
export async function inTurn(
  plan: PairsPlan,
  ours: () => Promise<number>,
  baseline: () => Promise<number>,
): Promise<Pairs> {
  const taken = { ours: [] as number[], baseline: [] as number[] };
  for (let pair = -plan.warmUp; pair < plan.pairs; pair += 1) {
    for (const who of pair % 2 === 0 ? (['ours', 'baseline'] as const) : (['baseline', 'ours'] as const)) {
      const sample = await (who === 'ours' ? ours() : baseline());
      if (pair >= 0) taken[who].push(sample);
    }
  }
  return taken;
}

/** No wait is longer than this, so that a stall never lasts: 15 minutes. */
export const ceiling = 15 * 60_000;
const base = 1_000;

/** Milliseconds before the next try: anything up to `base * 2^attempts` (full jitter), so that stations do not come back all at once. */
export function backOff(attempts: number, random: () => number, first = base): number {
  return Math.round(random() * Math.min(ceiling, first * 2 ** Math.min(attempts, 30)));
}

/** How many decisions the pace is measured over. */
export const paceOver = 20;

/** Decisions per minute over the last ones, from their times in milliseconds; null as long as it would say nothing. */
export function paceOf(times: readonly number[]): number | null {
  const [first, last] = [times[0], times.at(-1)];
  if (times.length < 3 || first === undefined || last === undefined || last <= first) return null;
  return Math.round(((times.length - 1) * 60_000) / (last - first));
}

/** Nobody makes a station wait longer than this: 15 minutes. */
export const longestWait = 15 * 60_000;

/**
 * Milliseconds to wait, from a `Retry-After` header (RFC 9110, 10.2.3: seconds or a date) under the ceiling; null without a usable one.
 * `now` is the answering side's own time where it gave one, so that a wrong clock here does not count.
 */
export function retryAfter(header: string | undefined, now: number): number | null {
  const text = header?.trim() ?? '';
  if (/^\d+$/.test(text)) return Math.min(longestWait, Number(text) * 1000);
  // An IMF-fixdate and its two obsolete forms all begin with the name of a day; Date.parse alone would take nearly anything.
  if (!/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? /.test(text)) return null;
  const until = Date.parse(text);
  return Number.isNaN(until) ? null : Math.min(longestWait, Math.max(0, until - now));
}

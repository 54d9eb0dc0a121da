/** How long badges hold. */
export interface Validity {
  /** `MM-DD`: the last day of validity, in whichever year. */
  readonly until: string;
  /** It is at least so many months ahead. */
  readonly months: number;
}

/** The next such day that is at least so many months ahead, as a calendar date; days change in UTC. `now` in milliseconds. */
export function expiryOf({ until, months }: Validity, now: number): string {
  const today = new Date(now);
  const year = today.getUTCFullYear();
  const month = today.getUTCMonth() + months;
  // The 31st of a month of thirty days is its last one.
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const earliest = new Date(Date.UTC(year, month, Math.min(today.getUTCDate(), last)));
  const from = earliest.toISOString().slice(0, 10);
  const first = `${from.slice(0, 4)}-${until}`;
  return first >= from ? first : `${Number(from.slice(0, 4)) + 1}-${until}`;
}

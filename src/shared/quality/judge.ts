import { checkNames } from './check.ts';
import type { CheckName, Values, Verdict } from './check.ts';
import type { PhotoProfile, Rule } from './profile.ts';

/** One check of one picture. */
export interface Measure {
  readonly check: CheckName;
  readonly value: number | null;
  readonly verdict: Verdict;
}

/** Whether a value lies between the bounds, both ends included. */
export function inside(value: number, bounds: Rule['pass']): boolean {
  return value >= (bounds.least ?? -Infinity) && value <= (bounds.most ?? Infinity);
}

/** What a value means under a rule; what is not `hard` warns at most. */
export function verdictOf(value: number | null, rule: Rule): Verdict {
  if (value === null || Number.isNaN(value)) return 'unknown';
  if (inside(value, rule.pass)) return 'pass';
  return inside(value, rule.warn) || !rule.hard ? 'warn' : 'fail';
}

/** All 22 checks of a picture under a profile, in the order of `checkNames`; what was not measured is unknown. */
export function judge(values: Values, profile: PhotoProfile): Measure[] {
  return checkNames.map((check) => {
    const value = values[check] ?? null;
    return { check, value, verdict: verdictOf(value, profile.rules[check]) };
  });
}

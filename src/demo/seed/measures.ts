import { checkNames, type Values } from '../../shared/quality/check.ts';
import { judge } from '../../shared/quality/judge.ts';
import type { Rule } from '../../shared/quality/profile.ts';
import { photoProfiles } from '../../shared/quality/profiles.ts';
import type { Quality } from '../../shared/quality/quality.ts';

const { rules, name, version } = photoProfiles.default;

/** A value well inside of what passes. */
const goodOf = ({ pass: { least, most } }: Rule): number => {
  if (least !== undefined && most !== undefined) return (least + most) / 2;
  if (least !== undefined) return least * 1.3;
  return (most ?? 0) * 0.4;
};

/** What a photo of the seed is said to measure: made up and judged as a station would, since the face analysis needs a screen. */
export interface Measures {
  /** What is not as in a good photo. */
  readonly values?: Values;
  readonly tries?: number;
  readonly anyway?: boolean;
  readonly analysis?: 'on' | 'off';
}

/** The measures as a station would send them. */
export function qualityOf({ values = {}, tries = 1, anyway = false, analysis = 'on' }: Measures): Quality {
  const good: Values = Object.fromEntries(checkNames.map((check) => [check, goodOf(rules[check])]));
  const measures = analysis === 'off' ? [] : judge({ ...good, ...values }, photoProfiles.default);
  return { profile: { name, version }, analysis, measures, tries, anyway };
}

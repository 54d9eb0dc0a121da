import { lightAndColour } from './check.ts';
import type { CheckName } from './check.ts';
import type { Quality, QualityClass } from './quality.ts';

/** So many warnings of light and colour together deserve a look; fewer may be the skin, the lamps or the wall. */
const MANY = 3;

/**
 * How much a moderator should look. `poor`: something failed, or the photo was taken anyway. `unsure`: the analysis was off or did not make a check
 * that refuses, something else than light and colour warned, or three of light and colour did. `sure`: all others. The limits are those of
 * the day: only verdicts are read, so any profile's photo can be sorted.
 */
export function qualityClass(quality: Quality): QualityClass {
  const { measures } = quality;
  if (quality.anyway || measures.some(({ verdict }) => verdict === 'fail')) return 'poor';
  if (quality.analysis === 'off' || measures.length === 0) return 'unsure';
  // no frame before an uploaded picture: that it cannot be compared says nothing
  const isLight = (check: CheckName) => lightAndColour.includes(check) || check === 'Stability';
  const doubts = measures.filter(({ check, verdict }) => verdict !== 'pass' && !isLight(check));
  const warnings = measures.filter(
    ({ check, verdict }) => verdict === 'warn' && lightAndColour.includes(check),
  );
  return doubts.length > 0 || warnings.length >= MANY ? 'unsure' : 'sure';
}

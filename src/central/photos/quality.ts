import { qualityClass } from '../../shared/quality/class.ts';
import { Quality, type QualityClass } from '../../shared/quality/quality.ts';

/** What was measured, as it is kept. A photo of which nothing was measured is nobody's fault, and nothing to be sure of. */
export function measured(quality: Quality | undefined): { quality: string | null; class: QualityClass } {
  if (quality === undefined) return { quality: null, class: 'unsure' };
  return { quality: JSON.stringify(quality), class: qualityClass(quality) };
}

/** The other way round. */
export const qualityOf = (kept: string | null): Quality | null =>
  kept === null ? null : Quality.parse(JSON.parse(kept));

import { z } from 'zod';
import { Language } from './language.ts';
import { Instant, Sha256 } from './ids.ts';

/** What a photo may be used for. The badge is the reason of the visit and is explained, not asked. */
export const purposes = ['badge', 'directory', 'teaching', 'communication'] as const;
export const Purpose = z.enum(purposes);
export type Purpose = z.infer<typeof Purpose>;

export const optionalPurposes = ['directory', 'teaching', 'communication'] as const;
export const OptionalPurpose = z.enum(optionalPurposes);
/** A purpose that the person may refuse; refusing never blocks the badge. */
export type OptionalPurpose = z.infer<typeof OptionalPurpose>;

export const Decision = z.enum(['accepted', 'refused']);
export type Decision = z.infer<typeof Decision>;

export const ConsentText = z.object({
  id: z.literal('image-rights'),
  version: z.string().min(1),
  language: Language,
  /** Of the exact text that was shown for this purpose. */
  sha256: Sha256,
});
/** Which words were on the screen when the person decided. */
export type ConsentText = z.infer<typeof ConsentText>;

export const ConsentSummary = z.object({
  purpose: OptionalPurpose,
  decision: Decision,
  decidedAt: Instant,
  text: ConsentText,
});
/** The decision in force for one purpose. */
export type ConsentSummary = z.infer<typeof ConsentSummary>;

/** The optional purposes on which the person has not decided yet. */
export function undecidedPurposes(consents: readonly ConsentSummary[]): OptionalPurpose[] {
  return optionalPurposes.filter((purpose) => !consents.some((consent) => consent.purpose === purpose));
}

import { z } from 'zod';
import { CheckName, Values, Verdict } from './check.ts';

export const Measured = z.object({
  /** `off`: the face analysis did not work on this station. */
  analysis: z.enum(['on', 'off']),
  values: Values,
  /** Shots of this visit, this one included. */
  tries: z.number().int().min(1).max(999),
  /** The person took it although a check failed. */
  anyway: z.boolean(),
});
/** What the screen measured on the very frame that is submitted. The station judges it by its own profile. */
export type Measured = z.infer<typeof Measured>;

export const Quality = z.object({
  profile: z.object({ name: z.string().max(40), version: z.number().int() }),
  analysis: z.enum(['on', 'off']),
  measures: z
    .array(z.object({ check: CheckName, value: z.number().nullable(), verdict: Verdict }))
    .max(CheckName.options.length),
  tries: z.number().int().min(1),
  anyway: z.boolean(),
});
/** The measures of a photo and what they meant at the time, for the moderator. Nothing of it identifies anybody. */
export type Quality = z.infer<typeof Quality>;

export const QualityClass = z.enum(['sure', 'unsure', 'poor']);
/** How much a moderator should look: `sure` passed everything that refuses, `poor` failed something or was taken anyway. */
export type QualityClass = z.infer<typeof QualityClass>;

import { z } from 'zod';
import { CheckName, lightAndColour } from './check.ts';

const Bounds = z.strictObject({ least: z.number().optional(), most: z.number().optional() });

export const Rule = z.strictObject({
  /** Inside: passes. In the check's own unit, both ends included. */
  pass: Bounds,
  /** Inside, but not in `pass`: a warning. Outside of both: fails, or warns when the rule is not `hard`. */
  warn: Bounds,
  /** Whether a failure keeps the booth from taking the photo by itself. */
  hard: z.boolean(),
});
/** The limits of one check. */
export type Rule = z.infer<typeof Rule>;

export const PhotoProfile = z.strictObject({
  name: z.string().min(1).max(40),
  /** Grows when a limit changes, so that a verdict can be read years later. */
  version: z.number().int().positive(),
  rules: z.record(CheckName, Rule).refine((rules) => lightAndColour.every((name) => !rules[name].hard), {
    message: `light and colour never refuse a photo: ${lightAndColour.join(', ')} cannot be hard`,
  }),
  /** Tries of the booth after which « take it anyway » is offered. */
  triesBeforeAnyway: z.number().int().min(1).max(10),
});
/** What this university asks of a photo. */
export type PhotoProfile = z.infer<typeof PhotoProfile>;

import { z } from 'zod';
import { checkNames } from './check-names.ts';

export { checkNames };
export const CheckName = z.enum(checkNames);
export type CheckName = z.infer<typeof CheckName>;

/** Checks of light and colour: they warn and never refuse, because no threshold was proven fair to every skin. */
export const lightAndColour: readonly CheckName[] = [
  'LuminanceMean',
  'OverExposurePrevention',
  'UnderExposurePrevention',
  'DynamicRange',
  'IlluminationUniformity',
  'NaturalColour',
  'BackgroundUniformity',
  'BackgroundColour',
];

export const Verdict = z.enum(['pass', 'warn', 'fail', 'unknown']);
/** `unknown`: the check could not be made on this picture, and says nothing about it. */
export type Verdict = z.infer<typeof Verdict>;

/** What was measured, in each check's own unit; null when it could not be. */
export const Values = z.partialRecord(CheckName, z.number().nullable());
export type Values = z.infer<typeof Values>;

import { z } from 'zod';

export const Display = z.object({
  textSize: z.enum(['normal', 'large']),
  theme: z.enum(['light', 'dark', 'contrast']),
  /** Screens are read aloud. */
  voice: z.boolean(),
});
/** How this visitor wants the screen; back to the defaults at the end of each visit. */
export type Display = z.infer<typeof Display>;

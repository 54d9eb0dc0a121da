import { z } from 'zod';

/** The languages of every screen, the first one being the default. */
export const languages = ['fr', 'en'] as const;
export const Language = z.enum(languages);
export type Language = z.infer<typeof Language>;

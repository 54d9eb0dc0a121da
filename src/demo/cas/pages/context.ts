import { z } from 'zod';
import type { Lang } from './words.ts';

const flag = z
  .string()
  .optional()
  .transform((value) => value !== undefined && value !== '' && value !== 'false');

const query = z.object({
  service: z.string().min(1).max(2048).optional(),
  renew: flag,
  gateway: flag,
  lang: z.string().optional(),
  ticket: z.string().min(1).max(256).optional(),
});

/** The parameters of CAS Protocol 3.0 that this server reads, and the language. */
export type Asked = z.infer<typeof query>;

/** Reads a query; undefined when a parameter is there twice, empty or too long. */
export function asked(from: unknown): Asked | undefined {
  const read = query.safeParse(from);
  return read.success ? read.data : undefined;
}

/** The language of a page: asked for, else the browser's first one, else French. */
export function langOf(lang: string | undefined, acceptLanguage: string | undefined): Lang {
  if (lang === 'fr' || lang === 'en') return lang;
  return acceptLanguage?.toLowerCase().startsWith('en') ? 'en' : 'fr';
}

/** A link that keeps the visit: the service that asked, its `renew`, and the language. */
export function link(path: string, { service, renew }: Pick<Asked, 'service' | 'renew'>, lang: Lang): string {
  const kept = new URLSearchParams({
    ...(service === undefined ? {} : { service }),
    ...(renew ? { renew: 'true' } : {}),
    lang,
  });
  return `${path}?${kept}`;
}

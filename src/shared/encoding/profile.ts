import { z } from 'zod';
import { badgeFields, Content, contentBytes } from './content.ts';
import { DesfireProfile, Diversification } from './desfire-profile.ts';

const named = {
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/),
  version: z.int().min(1),
};

/** Nothing is written: the UID is the badge. */
const UidOnlyProfile = z.strictObject({ kind: z.literal('uid-only'), ...named });

/** Key of a MIFARE Classic, 6 bytes. */
const SectorKey = z.string().regex(/^[0-9A-F]{12}$/);
/** Bytes of the three data blocks of a sector. */
export const SECTOR_BYTES = 48;

/** The data blocks of one small sector of a MIFARE Classic. Sector 0 is the maker's and the directory's. */
const ClassicProfile = z
  .strictObject({
    kind: z.literal('classic-sector'),
    ...named,
    sector: z.int().min(1).max(31),
    content: Content,
    /**
     * Who may do what in the end. `key-b`: key A reads, key B writes. `key-a`: key A does everything, as on a blank card; the
     * access bits stay, and so no power cut can block the sector for ever.
     */
    protection: z.enum(['key-a', 'key-b']),
    diversification: Diversification,
    /** Keys of a blank card. */
    blank: z.strictObject({ a: SectorKey, b: SectorKey }),
  })
  .refine(({ content }) => contentBytes(content) <= SECTOR_BYTES, 'the content is longer than a sector')
  .refine(
    ({ diversification }) => !diversification.input.includes('application'),
    'a sector has no application',
  );
export type ClassicProfile = z.infer<typeof ClassicProfile>;

const placeholder = /\{([^{}]*)\}/g;
/** A text with fields in braces: `https://esc.gg/{escn}`. */
const Template = z
  .string()
  .min(1)
  .max(500)
  .refine(
    (text) => fieldsIn(text).every((name) => (badgeFields as readonly string[]).includes(name)),
    'no such field',
  )
  .refine((text) => !/[{}]/.test(text.replace(placeholder, '')), 'a brace alone');

/** Names in braces. */
export const fieldsIn = (template: string): string[] =>
  [...template.matchAll(placeholder)].map(([, name = '']) => name);

/** One NDEF message on an NTAG 21x or an Ultralight. It has no keys: it is a convenience, never a proof. */
const NtagProfile = z.strictObject({
  kind: z.literal('ntag-ndef'),
  ...named,
  records: z
    .array(
      z.discriminatedUnion('type', [
        z.strictObject({ type: z.literal('uri'), uri: Template }),
        z.strictObject({
          type: z.literal('text'),
          language: z.string().regex(/^[a-z]{2}$/),
          text: Template,
        }),
      ]),
    )
    .min(1),
});
export type NtagProfile = z.infer<typeof NtagProfile>;

export const EncodingProfile = z.discriminatedUnion('kind', [
  UidOnlyProfile,
  ClassicProfile,
  NtagProfile,
  DesfireProfile,
]);
/** How badges are encoded: data that central serves and the station checks; never code. */
export type EncodingProfile = z.infer<typeof EncodingProfile>;

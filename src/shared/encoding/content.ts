import { z } from 'zod';

export const badgeFields = [
  'studentNumber',
  'staffNumber',
  'escn',
  'expiry',
  'cardUid',
  'signature',
] as const;
/** What a badge can carry: see {@link BadgeData} for the shape of each. */
export type BadgeField = (typeof badgeFields)[number];

/** The data of one badge, as texts; a profile takes what it names. */
export interface BadgeData {
  readonly studentNumber?: string;
  readonly staffNumber?: string;
  /** European student card number: a UUID, dashes or not as the encoding wants it. */
  readonly escn?: string;
  /** Calendar date, `2027-08-31`; on the card its eight digits. */
  readonly expiry?: string;
  /** Upper-case hex. The station puts in what it has read itself. */
  readonly cardUid?: string;
  /** Hex of what central signed for this badge and this card. */
  readonly signature?: string;
}

/** Upper-case hex of at least one byte. */
export const Hex = z.string().regex(/^(?:[0-9A-F]{2})+$/);
const Offset = z.int().min(0).max(0x7fff);

/** A field at its place. Without `pad` it must fill its length exactly. */
const FieldPart = z.strictObject({
  field: z.enum(badgeFields),
  offset: Offset,
  /** Bytes on the card. */
  length: z.int().min(1).max(256),
  /** `bcd`: two digits a byte; `hex`: two hex digits a byte; `uint`: the decimal number as a binary one. */
  encoding: z.enum(['ascii', 'bcd', 'hex', 'uint']),
  pad: z
    .strictObject({ side: z.enum(['left', 'right']), byte: z.string().regex(/^[0-9A-F]{2}$/) })
    .optional(),
  /** Of `uint` only: the most significant byte first (big, by default) or last. */
  order: z.enum(['big', 'little']).optional(),
});
export type FieldPart = z.infer<typeof FieldPart>;

/** The same bytes on every badge: a version, an issuer. */
const ConstantPart = z.strictObject({ constant: Hex, offset: Offset });

const Part = z.union([FieldPart, ConstantPart]);
type Part = z.infer<typeof Part>;

/** What stands where in a file or a sector. Bytes that no part names are zero. */
export const Content = z
  .array(Part)
  .min(1)
  .refine((parts) => !overlap(parts), 'two parts overlap');
export type Content = z.infer<typeof Content>;

/** Bytes up to the end of the last part. */
export const contentBytes = (content: Content): number => Math.max(...content.map(endOf));

const endOf = (part: Part): number =>
  part.offset + ('field' in part ? part.length : part.constant.length / 2);

function overlap(parts: readonly Part[]): boolean {
  const sorted = parts.toSorted((one, other) => one.offset - other.offset);
  return sorted.some((part, index) => index > 0 && endOf(sorted[index - 1] ?? part) > part.offset);
}

import { z } from 'zod';
import { Instant, PersonId, PhotoId, Sha256 } from '../domain/ids.ts';
import { PersonKind } from '../domain/person.ts';
import { PhotoSource } from '../domain/photo.ts';
import { Quality, QualityClass } from '../quality/quality.ts';

export const ModerationItem = z.object({
  photo: PhotoId,
  person: z.object({
    id: PersonId,
    kind: PersonKind,
    firstName: z.string(),
    lastName: z.string(),
    /** Student or staff number. */
    number: z.string().nullable(),
  }),
  submittedAt: Instant,
  source: PhotoSource,
  /** Names the identity picture (531x683). */
  image: Sha256,
  /** The photo that was in force before, if any. */
  previous: z.object({ image: Sha256, decidedAt: Instant }).nullable(),
  quality: Quality.nullable(),
  class: QualityClass,
});
/** One photo that waits for a moderator. */
export type ModerationItem = z.infer<typeof ModerationItem>;

export const Waiting = z.object({
  sure: z.number().int().nonnegative(),
  unsure: z.number().int().nonnegative(),
  poor: z.number().int().nonnegative(),
});
/** How many photos wait, of everybody, those taken by other moderators not counted. */
export type Waiting = z.infer<typeof Waiting>;

export const BatchRequest = z.object({
  /** Only photos of this class; of all classes when null, the surest first, and in each the oldest first. */
  class: QualityClass.nullable(),
  /** Photos to have in hand, those taken before and not yet decided included. */
  size: z.number().int().min(1).max(20),
  /** Photos that this moderator skipped: given back to the queue, for others. */
  skip: z.array(PhotoId).max(200),
});
/** Body of `POST moderation`: takes photos for this visit alone, for 5 minutes or until its end. Two moderators never hold the same one. */
export type BatchRequest = z.infer<typeof BatchRequest>;

export const Batch = z.object({ waiting: Waiting, items: z.array(ModerationItem) });
export type Batch = z.infer<typeof Batch>;

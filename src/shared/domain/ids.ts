import { z } from 'zod';

const uuid = (version?: 'v7') => (version === 'v7' ? z.uuidv7() : z.uuid());

export const PersonId = uuid().brand<'PersonId'>();
/** Central's own random id of a person: says nothing about who it is. */
export type PersonId = z.infer<typeof PersonId>;

export const StationId = uuid().brand<'StationId'>();
export type StationId = z.infer<typeof StationId>;

export const VisitId = uuid().brand<'VisitId'>();
/** One person's time at one station, from sign-in to wipe. */
export type VisitId = z.infer<typeof VisitId>;

export const BadgeId = uuid().brand<'BadgeId'>();
export type BadgeId = z.infer<typeof BadgeId>;

export const PhotoId = uuid().brand<'PhotoId'>();
export type PhotoId = z.infer<typeof PhotoId>;

export const UploadId = uuid().brand<'UploadId'>();
/** A picture that a person brought: one of this visit, known to its station only. */
export type UploadId = z.infer<typeof UploadId>;

export const CommandId = uuid('v7').brand<'CommandId'>();
/** UUIDv7 made when the act begins: the idempotency key, for ever. */
export type CommandId = z.infer<typeof CommandId>;

export const Sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<'Sha256'>();
/** SHA-256 in lower-case hex. */
export type Sha256 = z.infer<typeof Sha256>;

export const Instant = z.iso.datetime({ offset: true });
/** RFC 3339 date and time. */
export type Instant = z.infer<typeof Instant>;

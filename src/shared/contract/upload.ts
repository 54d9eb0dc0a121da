import { z } from 'zod';
import { ErrorCode } from '../domain/errors.ts';
import { Instant, UploadId } from '../domain/ids.ts';

export const StickEntry = z.object({
  /** Of this listing; says nothing about the path. */
  id: z.uuid(),
  kind: z.enum(['folder', 'photo']),
  name: z.string(),
});
/** A folder or a picture on the person's USB stick. */
export type StickEntry = z.infer<typeof StickEntry>;

const brought = {
  /** A picture that was taken in: upright, without metadata, ready to be framed. */
  picture: z
    .object({ id: UploadId, width: z.number().int().positive(), height: z.number().int().positive() })
    .nullable(),
  /** Something was picked or sent, and is being looked at. */
  taking: z.boolean(),
};

export const PhotoSourceView = z.discriminatedUnion('from', [
  z.object({ from: z.literal('camera') }),
  /** « Télécharger une photo »: from a stick or from a phone? */
  z.object({ from: z.literal('choose') }),
  z.object({
    from: z.literal('usb'),
    stage: z.enum(['waiting', 'reading', 'listing']),
    /** Names of the folders from the stick's top to here. */
    path: z.array(z.string()),
    entries: z.array(StickEntry).max(300),
    /** There is more in this folder than is shown. */
    more: z.boolean(),
    ...brought,
  }),
  z.object({
    from: z.literal('phone'),
    stage: z.enum(['opening', 'waiting', 'opened', 'receiving', 'ended']),
    /** What the QR code says: the address of the upload page with its one-time secret in the fragment. */
    address: z.string().nullable(),
    endsAt: Instant.nullable(),
    /** Why it ended without a picture. */
    why: ErrorCode.nullable(),
    ...brought,
  }),
]);
/** Where the photo of the booth comes from. */
export type PhotoSourceView = z.infer<typeof PhotoSourceView>;

/** Acts of « Télécharger une photo ». */
export const uploadActs = [
  z.object({ act: z.literal('photo-source'), from: z.enum(['camera', 'choose', 'usb', 'phone']) }),
  z.object({ act: z.literal('stick-open'), entry: z.uuid() }),
  z.object({ act: z.literal('stick-up') }),
  z.object({ act: z.literal('stick-pick'), entry: z.uuid() }),
  /** Another QR code after one that ended. */
  z.object({ act: z.literal('phone-again') }),
  /** Another picture than the one taken in. */
  z.object({ act: z.literal('drop-picture') }),
] as const;

export const uploadCalls = {
  /** The picture taken in, JPEG in base64. */
  uploadedPicture: { input: z.object({ upload: UploadId }), output: z.object({ jpeg: z.base64() }) },
  /** A small picture of an entry of the stick, JPEG in base64. */
  stickThumbnail: { input: z.object({ entry: z.uuid() }), output: z.object({ jpeg: z.base64() }) },
} as const;

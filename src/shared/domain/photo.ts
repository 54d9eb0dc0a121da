import { z } from 'zod';
import { Instant, PhotoId, Sha256 } from './ids.ts';

export const PhotoState = z.enum(['submitted', 'accepted', 'rejected']);
export type PhotoState = z.infer<typeof PhotoState>;

/** The identity format 35:45 at 15.2 pixels per millimetre, what is kept and printed. */
export const identityFormat = { width: 531, height: 683 } as const;
/** The derived size that ESUP-SGC and directories take. */
export const directoryFormat = { width: 300, height: 376 } as const;
/** Limits of what is decoded at all. */
export const photoLimits = {
  bytes: 10 * 1024 * 1024,
  pixels: 40_000_000,
  minimumCropHeight: 376,
  /** Of a picture that a person brings: its shorter side, in pixels. */
  minimumSide: 600,
} as const;

export const rejectionReasons = [
  'not-a-face',
  'blurred',
  'too-dark',
  'too-bright',
  'background',
  'covered',
  'other',
] as const;
export const RejectionReason = z.enum(rejectionReasons);
export type RejectionReason = z.infer<typeof RejectionReason>;

export const PhotoSource = z.enum(['camera', 'usb', 'phone']);
/** Where a photo came from, as the station knows it. */
export type PhotoSource = z.infer<typeof PhotoSource>;

export const PhotoSummary = z.object({
  id: PhotoId,
  state: PhotoState,
  reason: RejectionReason.nullable(),
  /** A moderator's own sentence to the person, if any. */
  message: z.string().nullable(),
  submittedAt: Instant,
  /** Names the picture (300x376 JPEG) for `image`. */
  image: Sha256,
});
/** What an account says of its current photo. */
export type PhotoSummary = z.infer<typeof PhotoSummary>;

export const Crop = z.object({
  left: z.number().min(0).max(1),
  top: z.number().min(0).max(1),
  width: z.number().gt(0).max(1),
  height: z.number().gt(0).max(1),
  /** Degrees that the picture is turned by, clockwise, about the middle of the part that is kept: a head that leans stands upright. */
  turn: z.number().min(-5).max(5).optional(),
});
/** The part of the frame to keep, as fractions of the frame's width and height, origin top left, not mirrored. */
export type Crop = z.infer<typeof Crop>;

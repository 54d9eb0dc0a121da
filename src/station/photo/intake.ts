import { createHash } from 'node:crypto';
import type Sharp from 'sharp';
import { Sha256 } from '../../shared/domain/ids.ts';
import { directoryFormat, identityFormat, photoLimits, type Crop } from '../../shared/domain/photo.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import { pixelCrop } from './crop.ts';
import { jpegBytes } from './jpeg.ts';

/** Why a frame is not taken. */
export type PhotoError = Extract<
  ErrorCode,
  'photo.too-large' | 'photo.unreadable' | 'photo.format' | 'photo.too-small' | 'photo.crop-invalid'
>;

/** One stored picture: sRGB JPEG without any metadata. */
interface Picture {
  readonly jpeg: Buffer;
  readonly sha256: Sha256;
}

/** Both formats of an accepted photo, in memory only. */
export interface TakenIn {
  readonly identity: Picture;
  readonly directory: Picture;
}

/** Makes both formats from a frame in base64 and the part to keep. Nothing of the frame is left behind. */
export type Intake = (frame: string, crop: Crop) => Promise<Result<TakenIn, PhotoError>>;

/** Where photos are taken in. */
export interface PhotoDesk {
  readonly takeIn: Intake;
  /** A photo will be taken soon. */
  warm(): void;
  /** Forgets everything about the photos so far. Called at the end of each visit. */
  forget(): void;
}

/** How long libvips may work on one picture, in seconds. */
const timeLimit = 5;
const quality = { quality: 90, chromaSubsampling: '4:4:4', progressive: false } as const;

/** The intake with sharp, whose settings become those of its whole thread. */
export function intakeWith(sharp: typeof Sharp): Intake {
  // Nothing of a picture stays in libvips, and nothing but a JPEG is ever decoded, whatever the bytes claim to be.
  sharp.cache(false);
  sharp.concurrency(1);
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: ['VipsForeignLoadJpeg'] });
  return async (frame, crop) => {
    const bytes = jpegBytes(frame);
    if (!bytes.ok) return bytes;
    try {
      return await convert(sharp, bytes.value, crop);
    } catch {
      return err('photo.unreadable'); // whatever libvips found: its words are never matched, and say nothing to a person
    } finally {
      bytes.value.fill(0);
    }
  };
}

/** Overwrites the pictures. */
export function erase(photo: TakenIn): void {
  photo.identity.jpeg.fill(0);
  photo.directory.jpeg.fill(0);
}

async function convert(sharp: typeof Sharp, bytes: Buffer, crop: Crop): Promise<Result<TakenIn, PhotoError>> {
  const header = await sharp(bytes, { limitInputPixels: false }).metadata(); // reads the header only
  if (header.width * header.height > photoLimits.pixels) return err('photo.too-large');
  const part = pixelCrop(crop, header.autoOrient);
  if (!part.ok) return part;
  const { data, info } = await sharp(bytes, {
    limitInputPixels: photoLimits.pixels,
    failOn: 'warning',
    sequentialRead: true,
  })
    .autoOrient()
    .extract(part.value)
    .resize(identityFormat.width, identityFormat.height, { fit: 'cover' })
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .timeout({ seconds: timeLimit })
    .toBuffer({ resolveWithObject: true });
  try {
    const raw = { width: info.width, height: info.height, channels: info.channels } as const;
    const upright = () => sharp(data, { raw }).timeout({ seconds: timeLimit });
    const identity = await upright().toColourspace('srgb').jpeg(quality).toBuffer();
    // 300x376 is a little wider than 35:45: the centre is kept, a stripe above and below is cut, nothing is stretched.
    const { width, height } = directoryFormat;
    const directory = await upright()
      .resize(width, height, { fit: 'cover', position: 'centre' })
      .toColourspace('srgb')
      .jpeg(quality)
      .toBuffer();
    return ok({ identity: named(identity), directory: named(directory) });
  } finally {
    data.fill(0);
  }
}

const named = (jpeg: Buffer): Picture => ({
  jpeg,
  sha256: Sha256.parse(createHash('sha256').update(jpeg).digest('hex')),
});

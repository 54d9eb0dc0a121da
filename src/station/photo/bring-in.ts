import { photoLimits } from '../../shared/domain/photo.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import { strictly, timeLimit, type SharpModule } from './decoder.ts';
import { uprightSize } from './header.ts';
import type { BroughtIn, PhotoError } from './intake.ts';

/** Longest side of a picture that is kept to be framed, and of one to choose by, in pixels. */
const frameSide = 2400;
const thumbnailSide = 320;

/** A clean picture of the bytes of any file. Throws for what libvips does not decode. */
export async function bringIn(sharp: SharpModule, bytes: Uint8Array): Promise<Result<BroughtIn, PhotoError>> {
  const size = await uprightSize(sharp, bytes);
  if (!size.ok) return size;
  if (Math.min(size.value.width, size.value.height) < photoLimits.minimumSide) return err('photo.too-small');
  const { data, info } = await clean(sharp, bytes, frameSide)
    .jpeg({ quality: 95, chromaSubsampling: '4:4:4' })
    .toBuffer({ resolveWithObject: true });
  return ok({ jpeg: data, width: info.width, height: info.height });
}

/** A small picture of the bytes of any file. Throws for what libvips does not decode. */
export async function thumbnail(sharp: SharpModule, bytes: Uint8Array): Promise<Result<Buffer, PhotoError>> {
  const size = await uprightSize(sharp, bytes);
  if (!size.ok) return size;
  return ok(await clean(sharp, bytes, thumbnailSide).jpeg({ quality: 80 }).toBuffer());
}

/** Upright, sRGB, on white, without metadata, no larger than `side`. Of an animation the first picture. */
const clean = (sharp: SharpModule, bytes: Uint8Array, side: number) =>
  sharp(bytes, strictly)
    .autoOrient()
    .resize(side, side, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .removeAlpha()
    .timeout({ seconds: timeLimit });

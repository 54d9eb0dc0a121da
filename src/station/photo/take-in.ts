import { createHash } from 'node:crypto';
import { Sha256 } from '../../shared/domain/ids.ts';
import { directoryFormat, type Crop } from '../../shared/domain/photo.ts';
import { ok, type Result } from '../../shared/domain/result.ts';
import { pixelCrop } from './crop.ts';
import { cut, type RawPicture } from './cut.ts';
import { timeLimit, type SharpModule } from './decoder.ts';
import { uprightSize } from './header.ts';
import type { PhotoError, TakenIn } from './intake.ts';

/** Codes made for each picture would save 2 % of its bytes and cost a fifth of the time that the person waits. */
const quality = {
  quality: 90,
  chromaSubsampling: '4:4:4',
  progressive: false,
  optimiseCoding: false,
} as const;

/** Both formats of the part of a JPEG that is kept. Throws for what libvips does not decode. */
export async function takeIn(
  sharp: SharpModule,
  bytes: Uint8Array,
  crop: Crop,
): Promise<Result<TakenIn, PhotoError>> {
  const size = await uprightSize(sharp, bytes);
  if (!size.ok) return size;
  const part = pixelCrop(crop, size.value);
  if (!part.ok) return part;
  const picture = await cut(sharp, bytes, size.value, part.value);
  try {
    const [large, small] = await Promise.all([identity(sharp, picture), directory(sharp, picture)]);
    return ok({ identity: large, directory: small });
  } finally {
    picture.data.fill(0);
  }
}

async function identity(sharp: SharpModule, { data, raw }: RawPicture): Promise<TakenIn['identity']> {
  return named(
    await sharp(data, { raw }).timeout({ seconds: timeLimit }).toColourspace('srgb').jpeg(quality).toBuffer(),
  );
}

/** 300x376 is a little wider than 35:45: the centre is kept, a stripe above and below is cut, nothing is stretched. */
async function directory(sharp: SharpModule, { data, raw }: RawPicture): Promise<TakenIn['directory']> {
  const { width, height } = directoryFormat;
  const small = sharp(data, { raw }).timeout({ seconds: timeLimit });
  return named(
    await small
      .resize(width, height, { fit: 'cover', position: 'centre' })
      .toColourspace('srgb')
      .jpeg(quality)
      .toBuffer(),
  );
}

const named = (jpeg: Buffer): TakenIn['identity'] => ({
  jpeg,
  sha256: Sha256.parse(createHash('sha256').update(jpeg).digest('hex')),
});

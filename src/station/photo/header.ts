import type { Size } from '../../shared/domain/crop-geometry.ts';
import { photoLimits } from '../../shared/domain/photo.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import { tooCostly } from './costly-file.ts';
import type { SharpModule } from './decoder.ts';
import { fileKind } from './file-kind.ts';
import type { PhotoError } from './intake.ts';

/** The upright size of a file, in pixels, when it is of a kind and a size that is decoded at all. Throws for a header that libvips cannot read. */
export async function uprightSize(sharp: SharpModule, bytes: Uint8Array): Promise<Result<Size, PhotoError>> {
  if (bytes.length > photoLimits.bytes) return err('photo.too-large');
  const kind = fileKind(bytes);
  if (!kind.ok) return kind;
  const costly = tooCostly(kind.value, bytes);
  if (costly !== null) return err(costly);
  // Reads the header only; its size is judged here, so that it has a code of its own.
  const header = await sharp(bytes, { limitInputPixels: false, pages: 1 }).metadata();
  if (header.format !== kind.value) return err('photo.format');
  if (header.width * header.height > photoLimits.pixels) return err('photo.too-large');
  return ok(header.autoOrient);
}

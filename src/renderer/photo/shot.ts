import type { Size } from '../../shared/domain/crop-geometry.ts';
import { photoLimits } from '../../shared/domain/photo.ts';
import type { Shot, ShotSource } from './booth.ts';

/** JPEG quality of the frame that leaves the booth; the station makes the smaller formats from it. */
const quality = 0.95;

/** The JPEG of a frame, whole and not mirrored; null when it is larger than the station takes. The frame stays the caller's. */
export async function jpegOf(frame: ImageBitmap): Promise<Blob | null> {
  const { width, height } = frame;
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d', { alpha: false })?.drawImage(frame, 0, 0);
  const jpeg = await canvas.convertToBlob({ type: 'image/jpeg', quality });
  canvas.width = 0; // frees the pixels now, not at the next collection
  return jpeg.size > photoLimits.bytes ? null : jpeg;
}

/** A shot out of its JPEG. Its address is the caller's to revoke: the browser keeps the picture until then. */
export function shotOf(jpeg: Blob, { width, height }: Size, source: ShotSource): Shot {
  return { source, jpeg, width, height, url: URL.createObjectURL(jpeg) };
}

/** A blob in base64, as `submit-photo` wants it. */
export async function base64Of(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

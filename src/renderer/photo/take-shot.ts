import { photoLimits } from '../../shared/domain/photo.ts';
import type { Shot } from './booth.ts';

/** JPEG quality of the frame that leaves the booth; the station makes the smaller formats from it. */
const quality = 0.95;

/** Freezes the picture that is on screen now, whole and not mirrored; null when there is none. */
export async function takeShot(video: HTMLVideoElement): Promise<Shot | null> {
  const { videoWidth: width, videoHeight: height } = video;
  if (width === 0 || height === 0) return null;
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d', { alpha: false })?.drawImage(video, 0, 0);
  const jpeg = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
  canvas.width = 0; // frees the pixels now, not at the next collection
  if (jpeg === null || jpeg.size > photoLimits.bytes) return null;
  return { jpeg, width, height, url: URL.createObjectURL(jpeg) };
}

/** A blob in base64, as `submit-photo` wants it. */
export async function base64Of(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

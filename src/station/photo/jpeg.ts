import { photoLimits } from '../../shared/domain/photo.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';

/** Strict base64 (RFC 4648, 4): full groups of four, padding only at the end. */
const base64 = /^[A-Za-z0-9+/]*={0,2}$/;
/** SOI and the first byte of the next marker (ITU-T T.81, B.1.1.3). */
const jpegStart = [0xff, 0xd8, 0xff];

/** The bytes of a frame that came from a screen, if they may be a JPEG of a size that is worth decoding. */
export function jpegBytes(
  frame: string,
): Result<Buffer, 'photo.too-large' | 'photo.unreadable' | 'photo.format'> {
  const padding = frame.endsWith('==') ? 2 : frame.endsWith('=') ? 1 : 0;
  if ((frame.length / 4) * 3 - padding > photoLimits.bytes) return err('photo.too-large');
  if (frame.length === 0 || frame.length % 4 !== 0 || !base64.test(frame)) return err('photo.unreadable');
  const bytes = Buffer.from(frame, 'base64');
  if (jpegStart.some((byte, index) => bytes[index] !== byte)) return err('photo.format');
  return ok(bytes);
}

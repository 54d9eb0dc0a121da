import sharp from 'sharp';
import { directoryFormat, identityFormat } from '../../shared/domain/photo.ts';
import { portraitFrames } from '../portrait.ts';

/** The drawn person as a finished photo in both formats, JPEG. */
export async function drawnPhoto(): Promise<{ identity: Uint8Array; directory: Uint8Array }> {
  const [frame] = await portraitFrames(1);
  if (frame === undefined) throw new Error('the drawing gave no picture');
  const made = (size: { width: number; height: number }) =>
    sharp(frame)
      .resize({ ...size, fit: 'cover', position: 'centre' })
      .jpeg({ quality: 88 })
      .toBuffer();
  return { identity: await made(identityFormat), directory: await made(directoryFormat) };
}

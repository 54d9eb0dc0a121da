import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import type { Crop } from '../../../src/shared/domain/photo.ts';

/** A portrait as a camera of this size would give it, and the highest 35:45 part in its middle. */
export async function portrait(width: number, height: number): Promise<{ jpeg: Buffer; crop: Crop }> {
  const face = readFileSync('tests/fixtures/faces/grace_hopper.jpg');
  const jpeg = await sharp(face).resize(width, height, { fit: 'cover' }).jpeg({ quality: 92 }).toBuffer();
  const share = (height * 35) / 45 / width;
  return { jpeg, crop: { left: (1 - share) / 2, top: 0, width: share, height: 1 } };
}

/** Where the photo worker of the sources lies. */
export const photoWorker = new URL('../../../src/station/photo/worker.ts', import.meta.url);

import type Sharp from 'sharp';
import { photoLimits } from '../../shared/domain/photo.ts';

/** sharp, as this thread has it. */
export type SharpModule = typeof Sharp;

/** How long libvips may work on one picture, in seconds. The thread around it has a limit of its own, for what this one does not see. */
export const timeLimit = 5;

/** How a file is decoded: first page only, and whatever is wrong with it is an error. */
export const strictly = {
  limitInputPixels: photoLimits.pixels,
  failOn: 'warning',
  sequentialRead: true,
  pages: 1,
} as const;

/**
 * Settings of the whole thread: nothing of a picture stays in libvips, and nothing but these three formats is ever decoded, whatever
 * the bytes claim to be.
 */
export function harden(sharp: SharpModule): void {
  sharp.cache(false);
  sharp.concurrency(1);
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({
    operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'],
  });
}

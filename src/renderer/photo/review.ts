import type { CheckName, Values } from '../../shared/quality/check.ts';
import { judge } from '../../shared/quality/judge.ts';
import type { FacePlace } from '../../shared/quality/reading.ts';
import type { Analysis } from '../face/analysis.ts';
import type { By, Review } from './booth.ts';
import type { PhotoKit } from './kit.ts';
import { analysedWidth, shrink } from './live/watcher.ts';
import { refusalsOf } from './live/look.ts';

/** Longer than this nobody waits for a look at a frozen photo, in milliseconds. */
const patience = 2000;

/** What is known of a picture before it is looked at once more: the live look at the very same frame. */
export interface Known {
  readonly values: Values;
  readonly place: FacePlace | null;
}

/**
 * Looks at a still picture, by itself, so that what is measured belongs to the very frame that is submitted. When the analysis does not answer,
 * the live look at this frame counts; without one the picture is not measured, and nothing refuses it. The picture stays the caller's.
 */
export async function review(
  picture: ImageBitmap,
  kit: PhotoKit,
  by: By,
  known: Known | null = null,
): Promise<Review> {
  const read = kit.state() === 'off' ? null : await looked(picture, kit);
  const found: Known | null = read ?? known;
  const profile = kit.profile();
  const refusals: CheckName[] = found === null ? [] : refusalsOf(judge(found.values, profile), profile);
  // What took itself and is not kept was no try of the person's.
  const tries = by === 'auto' && refusals.length > 0 ? kit.tries + 1 : kit.countTry();
  return {
    measured: {
      analysis: found === null ? 'off' : 'on',
      values: found?.values ?? {},
      tries: Math.min(tries, 999),
      anyway: false,
    },
    refusals,
    mayAnyway: tries >= profile.triesBeforeAnyway,
    place: found?.place ?? null,
  };
}

async function looked(picture: ImageBitmap, { analysis }: PhotoKit): Promise<Analysis | null> {
  const width = Math.min(analysedWidth, picture.width);
  const small = await shrink(picture, width);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => (timer = setTimeout(() => resolve(null), patience)));
  try {
    return await Promise.race([analysis.analyse(small, picture.width / width, 'still'), late]);
  } finally {
    clearTimeout(timer);
  }
}

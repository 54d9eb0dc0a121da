import type { PhotoProfile } from '../../../shared/quality/profile.ts';
import type { FaceAnalysis } from '../../face/analysis.ts';
import { lookAt, type Look } from './look.ts';

/** Width in pixels of what is analysed; the frame itself is kept whole. */
export const analysedWidth = 640;
/** Least time between two analysed frames, in milliseconds: 12 per second. */
const period = 80;
/** The camera finds its exposure first, in milliseconds: dark first pictures say nothing about the room. */
const settling = 1000;
/** So many pictures in a row without an answer: a worker that died takes one along, and so does its successor, but nothing follows those. */
const blindAfter = 3;

/** What the watcher stands on: the page's own in the product. */
export interface Sight {
  /** The next frame on screen: calls back with its time, and can be cancelled. */
  onFrame(callback: (now: number) => void): () => void;
  /** The frame on screen, whole. Throws when there is none. */
  grab(): Promise<ImageBitmap>;
  /** A copy of it, so many pixels wide. */
  shrink(frame: ImageBitmap, width: number): Promise<ImageBitmap>;
}

/** A frame and what was seen in it; the receiver owns the picture. */
export type OnLook = (picture: ImageBitmap, look: Look) => void;

/** Looks at the live picture about twelve times a second, one frame at a time, until it is stopped. `onBlind`: nothing looks any more. */
export function watch(
  sight: Sight,
  analysis: FaceAnalysis,
  profile: () => PhotoProfile,
  onLook: OnLook,
  onBug: (bug: unknown) => void,
  onBlind: () => void,
): () => void {
  let [isStopped, isBusy] = [false, false];
  let first: number | null = null;
  let last = -Infinity;
  let unseen = 0;
  let cancel: () => void = () => undefined;
  analysis.reset();

  const look = async (now: number): Promise<void> => {
    const picture = await sight.grab();
    try {
      const small = await sight.shrink(picture, Math.min(analysedWidth, picture.width));
      const read = await analysis.analyse(
        small,
        picture.width / Math.min(analysedWidth, picture.width),
        'live',
      );
      if (read === null || isStopped) {
        picture.close();
        unseen += 1;
        if (!isStopped && unseen === blindAfter) onBlind();
        return;
      }
      unseen = 0;
      onLook(picture, lookAt(read, profile(), now));
    } catch (error) {
      picture.close();
      throw error;
    }
  };
  const onFrame = (now: number): void => {
    cancel = sight.onFrame(onFrame);
    first ??= now;
    if (isBusy || now - first < settling || now - last < period) return;
    isBusy = true;
    last = now;
    look(now)
      .catch(onBug)
      .finally(() => (isBusy = false));
  };
  cancel = sight.onFrame(onFrame);
  return () => {
    isStopped = true;
    cancel();
  };
}

/** The sight of a video element. */
export function sightOf(video: HTMLVideoElement): Sight {
  return {
    onFrame: (callback) => {
      const handle = video.requestVideoFrameCallback((now) => callback(now));
      return () => video.cancelVideoFrameCallback(handle);
    },
    grab: () => createImageBitmap(video),
    shrink,
  };
}

/** A copy of a picture, so many pixels wide, for the analysis. */
export function shrink(picture: ImageBitmap, width: number): Promise<ImageBitmap> {
  return createImageBitmap(picture, {
    resizeWidth: width,
    resizeHeight: Math.round((picture.height * width) / picture.width),
    resizeQuality: 'medium',
  });
}

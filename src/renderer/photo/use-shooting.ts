import { useEffect, useRef, useState, type Dispatch } from 'react';
import type { Booth, BoothEvent } from './booth.ts';
import type { PhotoKit } from './kit.ts';
import type { Burst, Frame } from './live/burst.ts';
import { review } from './review.ts';
import { jpegOf, shotOf } from './shot.ts';

/**
 * Chooses the frame when the booth takes a photo, shows it at once, and only then looks at it once more and makes it a JPEG.
 * Gives the frame that is on screen in place of the live picture.
 */
export function useShooting(parts: {
  booth: Booth;
  send: Dispatch<BoothEvent>;
  /** Photos of the camera are wanted: what is under way when this ends is let go, and so it is when the screen goes. */
  wanted: boolean;
  video: HTMLVideoElement | null;
  burst: Burst<ImageBitmap>;
  kit: PhotoKit;
  /** When all became green, for a photo that takes itself. */
  greenSince: () => number;
}): ImageBitmap | null {
  const [frozen, setFrozen] = useState<ImageBitmap | null>(null);
  const now = useRef(parts);
  const session = useRef({ over: false });
  useEffect(() => {
    now.current = parts;
  });
  const { wanted } = parts;
  useEffect(() => {
    if (!wanted) return;
    const mine = { over: false };
    session.current = mine;
    return () => void (mine.over = true);
  }, [wanted]);
  const by = parts.booth.step === 'taking' ? parts.booth.by : null;
  useEffect(() => {
    if (by === null) return;
    const { send, burst, video, kit, greenSince } = now.current;
    const mine = session.current;
    const shoot = async (): Promise<void> => {
      const frame = burst.take(by === 'auto' ? { by, since: greenSince() } : { by, now: performance.now() });
      const picture = frame?.picture ?? (by === 'hand' ? await pictureOf(video) : null);
      if (picture === null) return send({ event: 'not-taken' });
      try {
        setFrozen(picture);
        send({ event: 'froze' });
        await painted();
        const event = await finish(picture, frame);
        if (event !== null) send(event);
      } finally {
        setFrozen((shown) => (shown === picture ? null : shown));
        picture.close();
      }
    };
    const finish = async (
      picture: ImageBitmap,
      frame: Frame<ImageBitmap> | null,
    ): Promise<BoothEvent | null> => {
      const [jpeg, found] = await Promise.all([
        jpegOf(picture),
        review(picture, kit, by, frame?.look ?? null),
      ]);
      if (mine.over) return null;
      if (jpeg === null || (by === 'auto' && found.refusals.length > 0)) return { event: 'not-taken' };
      const shot = shotOf(jpeg, picture, { from: 'camera' });
      await decoded(shot.url);
      // The person may have left meanwhile: nobody else would revoke it.
      if (!mine.over) return { event: 'reviewed', shot, review: found };
      URL.revokeObjectURL(shot.url);
      return null;
    };
    shoot().catch((bug: unknown) => {
      console.error(bug);
      if (!mine.over) send({ event: 'not-taken' });
    });
  }, [by]);
  return frozen;
}

/** What is on screen now, whole; null when there is nothing. */
async function pictureOf(video: HTMLVideoElement | null): Promise<ImageBitmap | null> {
  return video === null || video.videoWidth === 0 ? null : createImageBitmap(video);
}

/** Resolves when the frame that was just asked for is on its way to the glass: nothing heavy may come before it. */
function painted(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
}

/** Resolves when a picture can be drawn without a blank moment; one that cannot be decoded shows that by itself. */
async function decoded(url: string): Promise<void> {
  const image = new Image();
  image.src = url;
  await image.decode().catch(() => undefined);
}

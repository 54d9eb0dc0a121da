import { useEffect, useRef, useState, type Dispatch } from 'react';
import type { Booth, BoothEvent } from './booth.ts';
import type { PhotoKit } from './kit.ts';
import type { Burst, Frame } from './live/burst.ts';
import { review } from './review.ts';
import { shotOf } from './shot.ts';

/**
 * Chooses the frame when the booth takes a photo, shows it at once, and only then looks at it once more and makes it a JPEG.
 * Gives the frame that is on screen in place of the live picture.
 */
export function useShooting(parts: {
  booth: Booth;
  send: Dispatch<BoothEvent>;
  video: HTMLVideoElement | null;
  burst: Burst<ImageBitmap>;
  kit: PhotoKit;
  /** When all became green, for a photo that takes itself. */
  greenSince: () => number;
}): ImageBitmap | null {
  const [frozen, setFrozen] = useState<ImageBitmap | null>(null);
  const now = useRef(parts);
  const alive = useRef(true);
  useEffect(() => {
    now.current = parts;
  });
  useEffect(() => {
    alive.current = true;
    return () => void (alive.current = false);
  }, []);
  const by = parts.booth.step === 'taking' ? parts.booth.by : null;
  useEffect(() => {
    if (by === null) return;
    const { send, burst, video, kit, greenSince } = now.current;
    const shoot = async (): Promise<void> => {
      const frame = burst.take(by === 'auto' ? { by, since: greenSince() } : { by, now: performance.now() });
      const picture = frame?.picture ?? (by === 'hand' ? await pictureOf(video) : null);
      if (picture === null) return send({ event: 'not-taken' });
      try {
        setFrozen(picture);
        send({ event: 'froze' });
        await painted();
        const shot = await finish(picture, frame, alive);
        if (shot !== null) send(shot);
      } finally {
        setFrozen(null);
        picture.close();
      }
    };
    const finish = async (
      picture: ImageBitmap,
      frame: Frame<ImageBitmap> | null,
      stillThere: { readonly current: boolean },
    ): Promise<BoothEvent | null> => {
      const [shot, found] = await Promise.all([
        shotOf(picture, { from: 'camera' }),
        review(picture, kit, by, frame?.look ?? null),
      ]);
      if (shot === null) return { event: 'not-taken' };
      const isKept = stillThere.current && (by === 'hand' || found.refusals.length === 0);
      if (isKept) await decoded(shot.url);
      else URL.revokeObjectURL(shot.url);
      return stillThere.current ? { event: 'reviewed', shot, review: found } : null;
    };
    shoot().catch((bug: unknown) => {
      console.error(bug);
      send({ event: 'not-taken' });
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

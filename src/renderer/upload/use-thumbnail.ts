import { useEffect, useState, type RefObject } from 'react';
import { useLink } from '../connection/use-station.tsx';

/** The address of a small picture, or that there is none to be had. */
export type Thumbnail = { readonly url: string } | { readonly none: true } | null;

/** A small picture of an entry of the stick, asked for once its tile comes near the screen; null until then. */
export function useThumbnail(entry: string, tile: RefObject<Element | null>): Thumbnail {
  const link = useLink();
  const [url, setUrl] = useState<Thumbnail>(null);
  useEffect(() => {
    const place = tile.current;
    if (place === null) return;
    let made: string | null = null;
    let gone = false;
    const ask = async (): Promise<void> => {
      const answer = await link.stickThumbnail(entry);
      if (gone) return;
      if (!answer.ok) return setUrl({ none: true });
      const bytes = Uint8Array.from(atob(answer.value.jpeg), (letter) => letter.charCodeAt(0));
      made = URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' }));
      setUrl({ url: made });
    };
    const stop = whenNear(place, () => void ask());
    return () => {
      gone = true;
      stop();
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [link, entry, tile]);
  return url;
}

/** Calls once, when the element is on screen or nearly so. */
function whenNear(element: Element, act: () => void): () => void {
  if (typeof IntersectionObserver === 'undefined') {
    act();
    return () => undefined;
  }
  const sight = new IntersectionObserver(
    (seen) => {
      if (!seen.some((one) => one.isIntersecting)) return;
      sight.disconnect();
      act();
    },
    { rootMargin: '300px' },
  );
  sight.observe(element);
  return () => sight.disconnect();
}

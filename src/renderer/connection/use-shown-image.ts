import { useEffect, useState } from 'react';
import type { Sha256 } from '../../shared/domain/ids.ts';
import type { Pictures } from './pictures.ts';

/** A picture that an operator looks at: on its way, here, or not to be had. */
export type ShownImage =
  { readonly state: 'coming' | 'missing' } | { readonly state: 'here'; readonly url: string };

/** The picture of this name. A component that shows another one is given another key. */
export function useShownImage(pictures: Pictures, sha256: Sha256): { image: ShownImage; retry: () => void } {
  const [image, setImage] = useState<ShownImage>(() => {
    const url = pictures.known(sha256);
    return url === null ? { state: 'coming' } : { state: 'here', url };
  });
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let gone = false;
    void pictures.load(sha256).then((url) => {
      if (!gone) setImage(url === null ? { state: 'missing' } : { state: 'here', url });
    });
    return () => {
      gone = true;
    };
  }, [pictures, sha256, tries]);
  return {
    image,
    retry: () => {
      setImage({ state: 'coming' });
      setTries((before) => before + 1);
    },
  };
}

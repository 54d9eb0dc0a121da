import { useEffect, useState } from 'react';
import type { Sha256 } from '../../shared/domain/ids.ts';
import { useLink } from '../connection/use-station.tsx';

/** A picture that a moderator looks at: on its way, here, or not to be had. */
export type ModerationImage =
  { readonly state: 'coming' | 'missing' } | { readonly state: 'here'; readonly url: string };

/** The picture of this name. A component that shows another one is given another key. */
export function useModerationImage(sha256: Sha256): { image: ModerationImage; retry: () => void } {
  const { moderated } = useLink();
  const [image, setImage] = useState<ModerationImage>(() => {
    const url = moderated.known(sha256);
    return url === null ? { state: 'coming' } : { state: 'here', url };
  });
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let gone = false;
    void moderated.load(sha256).then((url) => {
      if (!gone) setImage(url === null ? { state: 'missing' } : { state: 'here', url });
    });
    return () => {
      gone = true;
    };
  }, [moderated, sha256, tries]);
  return {
    image,
    retry: () => {
      setImage({ state: 'coming' });
      setTries((before) => before + 1);
    },
  };
}

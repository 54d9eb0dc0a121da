import { useEffect, useState } from 'react';
import type { Sha256 } from '../../shared/domain/ids.ts';
import { useLink } from './use-station.tsx';

/** The address of a picture of the signed-in person; the one before stays until the new one is here. */
export function useImage(sha256: Sha256 | null): string | null {
  const { pictures } = useLink();
  const [shown, setShown] = useState(() => (sha256 === null ? null : pictures.known(sha256)));
  useEffect(() => {
    if (sha256 === null) return;
    let gone = false;
    void pictures.load(sha256).then((url) => {
      if (!gone && url !== null) setShown(url);
    });
    return () => {
      gone = true;
    };
  }, [pictures, sha256]);
  return sha256 === null ? null : shown;
}

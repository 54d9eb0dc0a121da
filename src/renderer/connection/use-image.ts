import { useEffect, useState } from 'react';
import type { Sha256 } from '../../shared/domain/ids.ts';
import { useLink } from './use-station.tsx';

/** The address of a picture of the signed-in person, as a blob that is revoked when nobody shows it any more. */
export function useImage(sha256: Sha256 | null): string | null {
  const link = useLink();
  const [shown, setShown] = useState<{ of: Sha256; url: string } | null>(null);
  useEffect(() => {
    if (sha256 === null) return;
    let url: string | undefined;
    let gone = false;
    void link.image(sha256).then((answer) => {
      if (gone || !answer.ok) return;
      url = URL.createObjectURL(jpegBlob(answer.value.jpeg));
      setShown({ of: sha256, url });
    });
    return () => {
      gone = true;
      if (url !== undefined) URL.revokeObjectURL(url);
      setShown(null);
    };
  }, [link, sha256]);
  return shown !== null && shown.of === sha256 ? shown.url : null;
}

function jpegBlob(base64: string): Blob {
  return new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], { type: 'image/jpeg' });
}

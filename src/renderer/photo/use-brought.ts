import { useEffect, useRef, useState, type Dispatch } from 'react';
import type { PhotoSourceView } from '../../shared/contract/upload.ts';
import { useLink } from '../connection/use-station.tsx';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { BoothEvent } from './booth.ts';
import type { PhotoKit } from './kit.ts';
import { review } from './review.ts';
import { shotOf } from './shot.ts';

/** Brings a picture that the station took in to the booth, looked at like any shot. Gives why it could not be shown. */
export function useBrought(
  source: PhotoSourceView | undefined,
  kit: PhotoKit,
  send: Dispatch<BoothEvent>,
): ErrorCode | null {
  const link = useLink();
  const [problem, setProblem] = useState<ErrorCode | null>(null);
  const picture = source !== undefined && 'picture' in source ? source.picture : null;
  const upload = picture?.id ?? null;
  const before = useRef<typeof upload>(null);
  useEffect(() => {
    // The picture is gone at the station: the booth lets go of it too.
    if (before.current !== null && upload !== before.current) send({ event: 'again' });
    before.current = upload;
    if (upload === null) return;
    let gone = false;
    const bring = async (): Promise<void> => {
      const answer = await link.uploadedPicture(upload);
      if (gone) return;
      if (!answer.ok) return setProblem(answer.error);
      const bytes = Uint8Array.from(atob(answer.value.jpeg), (letter) => letter.charCodeAt(0));
      const jpeg = new Blob([bytes], { type: 'image/jpeg' });
      const bitmap = await createImageBitmap(jpeg);
      try {
        const found = await review(bitmap, kit, 'hand');
        if (gone) return;
        const shot = shotOf(jpeg, bitmap, { from: 'upload', upload });
        send({ event: 'reviewed', shot, review: found });
      } finally {
        bitmap.close();
      }
    };
    bring().catch((bug: unknown) => {
      console.error(bug);
      if (!gone) setProblem('photo.unreadable');
    });
    return () => {
      gone = true;
      setProblem(null);
    };
  }, [upload, link, kit, send]);
  return problem;
}

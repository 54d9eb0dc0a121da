import { useRef, useState } from 'react';
import type { PhotoDecision } from '../../shared/contract/command.ts';
import type { Act } from '../../shared/contract/station.ts';
import type { PhotoId } from '../../shared/domain/ids.ts';
import { useLink } from '../connection/use-station.tsx';
import { paceOf, paceOver } from './pace.ts';

/** How long a photo must have been on screen before it can be decided, in milliseconds: nobody has seen it before. */
export const leastLook = 150;

/** Sends a moderator's acts one after the other, so that none is done twice, and decides no photo that was not seen. */
export function useDecision() {
  const link = useLink();
  const shown = useRef<{ photo: PhotoId; at: number } | null>(null);
  const isSending = useRef(false);
  const [times, setTimes] = useState<readonly number[]>([]);

  const send = (act: Act): boolean => {
    if (isSending.current) return false;
    isSending.current = true;
    void link.act(act).finally(() => {
      isSending.current = false;
    });
    return true;
  };
  const decide = (photo: PhotoId, decision: PhotoDecision): boolean => {
    const now = performance.now();
    if (shown.current?.photo !== photo || now - shown.current.at < leastLook) return false;
    if (!send({ act: 'decide-photo', photo, decision })) return false;
    setTimes((before) => [...before.slice(1 - paceOver), now]);
    return true;
  };
  return {
    send,
    decide,
    /** The picture of this photo is on screen from now on. */
    onShown: (photo: PhotoId) => {
      shown.current = { photo, at: performance.now() };
    },
    pace: paceOf(times),
  };
}

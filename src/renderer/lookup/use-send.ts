import { useRef } from 'react';
import type { Act } from '../../shared/contract/station.ts';
import { useLink } from '../connection/use-station.tsx';

/** Sends a confirmed act, one at a time, so that no key or touch does it twice; `onTaken` once the station has it. */
export function useSend(): (act: Act, onTaken: () => void) => void {
  const link = useLink();
  const isSending = useRef(false);
  return (act, onTaken) => {
    if (isSending.current) return;
    isSending.current = true;
    void link.act(act).then((answer) => {
      isSending.current = false;
      if (answer.ok) onTaken();
    });
  };
}

import { useEffect, useRef } from 'react';
import { useAct } from '../connection/use-station.tsx';

/** The station counts the silence: it hears of touches and keys once in this many milliseconds at most. */
export const touchEvery = 2000;

/** Tells the station that somebody is touching the screen, while there is a visit and no dialog asks. */
export function useTouches(active: boolean): void {
  const act = useAct();
  const send = useRef(act);
  useEffect(() => {
    send.current = act;
  });
  useEffect(() => {
    if (!active) return;
    let last = -Infinity;
    const touched = (): void => {
      const now = performance.now();
      if (now - last < touchEvery) return;
      last = now;
      send.current({ act: 'touch' });
    };
    const kinds = ['pointerdown', 'keydown', 'wheel'] as const;
    for (const kind of kinds) window.addEventListener(kind, touched, { capture: true, passive: true });
    return () => {
      for (const kind of kinds) window.removeEventListener(kind, touched, { capture: true });
    };
  }, [active]);
}

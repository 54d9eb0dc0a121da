import { useEffect, useRef } from 'react';
import { useKeys } from '../controls/use-keys.ts';

/** Characters that follow one another faster than this come from a scanner, not from a hand; milliseconds. */
export const handTime = 100;

/**
 * Keys of a hand only: a scanner that types like a keyboard must neither press a button nor confirm an act. A letter or digit counts when
 * nothing was typed shortly before and nothing follows at once; the Enter that ends a scanned code counts for nothing.
 */
export function useCalmKeys(isOn: boolean, onKey: (key: string) => boolean): void {
  const last = useRef(Number.NEGATIVE_INFINITY);
  const waiting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const handler = useRef(onKey);
  useEffect(() => {
    handler.current = onKey;
  });
  useEffect(() => {
    if (!isOn) return;
    const watch = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || performance.now() - last.current >= handTime) return;
      if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return;
      clearTimeout(waiting.current);
      event.preventDefault();
      event.stopPropagation(); // and not more: who listens for scanners must hear it
    };
    window.addEventListener('keydown', watch, true);
    return () => {
      clearTimeout(waiting.current);
      window.removeEventListener('keydown', watch, true);
    };
  }, [isOn]);
  useKeys(isOn, (key) => {
    if (key.length > 1) return handler.current(key);
    clearTimeout(waiting.current);
    const now = performance.now();
    const isBurst = now - last.current < handTime;
    last.current = now;
    if (!isBurst) waiting.current = setTimeout(() => handler.current(key), handTime);
    return false;
  });
}

import { useEffect, useRef, useState } from 'react';

/** Seconds that a « saved » screen stays by itself. */
export const autoSeconds = 8;

/** Goes on by itself after some seconds from the moment it may; says how many are left, null before. */
export function useAutoContinue(may: boolean, onContinue: () => void): number | null {
  const [left, setLeft] = useState<number | null>(null);
  const go = useRef(onContinue);
  useEffect(() => {
    go.current = onContinue;
  });
  useEffect(() => {
    if (!may) return;
    let seconds = autoSeconds;
    const timer = setInterval(() => {
      seconds -= 1;
      setLeft(seconds);
      if (seconds > 0) return;
      clearInterval(timer);
      go.current();
    }, 1000);
    return () => clearInterval(timer);
  }, [may]);
  return may ? (left ?? autoSeconds) : null;
}

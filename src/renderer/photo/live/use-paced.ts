import { useEffect, useRef, useState } from 'react';

/** A voice that says something new more often than this only chatters, in milliseconds. */
const pause = 2500;

/** The text to say: the newest one, changed at most every two and a half seconds. */
export function usePaced(text: string): string {
  const [said, setSaid] = useState(text);
  const since = useRef(-Infinity);
  useEffect(() => {
    if (text === said) return;
    const wait = Math.max(0, since.current + pause - performance.now());
    const timer = setTimeout(() => {
      since.current = performance.now();
      setSaid(text);
    }, wait);
    return () => clearTimeout(timer);
  }, [text, said]);
  return said;
}

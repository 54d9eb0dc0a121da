import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';

/** Milliseconds that a finger, Enter or the space bar must stay down. */
export const holdTime = 1200;

/** Holding as an answer: progress from 0 to 1, reversible until the end; one `onDone` per hold. */
export function useHold(onDone: () => void) {
  const [progress, setProgress] = useState(0);
  const started = useRef<number | null>(null);
  const frame = useRef(0);
  const done = useRef(onDone);
  useEffect(() => {
    done.current = onDone;
  });
  const stop = useCallback((): void => {
    started.current = null;
    cancelAnimationFrame(frame.current);
    setProgress(0);
  }, []);
  const start = useCallback((): void => {
    if (started.current !== null) return;
    started.current = performance.now();
    const step = (): void => {
      if (started.current === null) return;
      const part = Math.min(1, (performance.now() - started.current) / holdTime);
      setProgress(part);
      if (part < 1) {
        frame.current = requestAnimationFrame(step);
        return;
      }
      stop();
      done.current();
    };
    frame.current = requestAnimationFrame(step);
  }, [stop]);
  useEffect(() => () => cancelAnimationFrame(frame.current), []);
  const isKey = (event: KeyboardEvent): boolean => event.key === 'Enter' || event.key === ' ';
  return {
    progress,
    handlers: {
      onPointerDown: (event: PointerEvent) => event.button === 0 && start(),
      onPointerUp: stop,
      onPointerLeave: stop,
      onPointerCancel: stop,
      onBlur: stop,
      onKeyDown: (event: KeyboardEvent) => {
        if (!isKey(event)) return;
        event.preventDefault();
        if (!event.repeat) start();
      },
      onKeyUp: (event: KeyboardEvent) => isKey(event) && stop(),
    },
  };
}

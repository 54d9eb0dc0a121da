import { systemClock, type Clock } from '../clock.ts';

/** A clock that only goes forward between two calls of `settle`. */
export interface SteadyClock extends Clock {
  /** Follows the machine's clock again. Called when no visit goes on. */
  settle(): void;
}

/** The machine's clock, made steady: setting it during a visit neither ends the visit nor holds the wipe back. */
export function steadyClock(): SteadyClock {
  const offset = (): number => Date.now() - performance.now();
  let start = offset();
  return {
    now: () => Math.round(start + performance.now()),
    after: (milliseconds, act) => systemClock.after(milliseconds, act),
    settle: () => (start = offset()),
  };
}

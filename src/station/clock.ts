/** Time as the station sees it, so that tests can move it. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls `act` once after this many milliseconds, unless the answer is called before. */
  after(milliseconds: number, act: () => void): () => void;
}

/** The machine's own clock. Its timers do not keep a process alive. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after: (milliseconds, act) => {
    const timer = setTimeout(act, milliseconds);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

/** A clock that only goes forward between two calls of `settle`. */
export interface SteadyClock extends Clock {
  /** Follows the machine's clock again. Called when no visit goes on. */
  settle(): void;
}

/**
 * The machine's clock, made steady. Setting the machine's clock then neither ends a visit nor holds a wipe or the queue back, and what
 * was learned of central's time stays true: an act is never dated outside its visit.
 */
export function steadyClock(): SteadyClock {
  const offset = (): number => Date.now() - performance.now();
  let start = offset();
  return {
    now: () => Math.round(start + performance.now()),
    after: (milliseconds, act) => systemClock.after(milliseconds, act),
    settle: () => (start = offset()),
  };
}

/** RFC 3339 in UTC. */
export const instant = (milliseconds: number): string => new Date(milliseconds).toISOString();

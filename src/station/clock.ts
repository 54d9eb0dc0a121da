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

/** RFC 3339 in UTC. */
export const instant = (milliseconds: number): string => new Date(milliseconds).toISOString();

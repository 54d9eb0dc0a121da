/** Something that is done again and again in the background. */
export interface Rounds {
  /** Lets the round that is on its way end. */
  stop(): Promise<void>;
}

/** Does `work` every `every` milliseconds, one round at a time; `work` sees whether it is stopped, and does not fail. */
export function startRounds(every: number, work: (stopped: () => boolean) => Promise<void>): Rounds {
  let stopped = false;
  let round: Promise<void> | null = null;
  const timer = setInterval(() => {
    round ??= work(() => stopped).finally(() => {
      round = null;
    });
  }, every);
  timer.unref();
  return {
    async stop() {
      stopped = true;
      clearInterval(timer);
      await round;
    },
  };
}

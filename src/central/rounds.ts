import type { Logger } from 'pino';
import { withoutData } from './http/errors.ts';

/** Something that is done again and again in the background. */
export interface Rounds {
  /** Lets the round that is on its way end. */
  stop(): Promise<void>;
}

/** Does `work` every `every` milliseconds, one round at a time; `work` sees whether it is stopped. One that fails is logged as `failure`; the next one is made. */
export function startRounds(
  every: number,
  logger: Pick<Logger, 'error'>,
  failure: string,
  work: (stopped: () => boolean) => Promise<void>,
): Rounds {
  let stopped = false;
  let round: Promise<void> | null = null;
  const attempt = async (): Promise<void> => {
    try {
      await work(() => stopped);
    } catch (error) {
      logger.error({ error: withoutData(error as Error) }, failure);
    }
  };
  const timer = setInterval(() => {
    round ??= attempt().finally(() => {
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

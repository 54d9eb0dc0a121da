import { withoutData } from '../http/errors.ts';
import { deliverDue, type WebhookPost } from './round.ts';

/** Delivers events in the background until it is stopped. */
export interface Courier {
  /** Lets the delivery that is on its way end. */
  stop(): Promise<void>;
}

/** Starts a courier that looks into the outbox every `every` milliseconds, one round at a time. */
export function startCourier(post: WebhookPost, every: number): Courier {
  let stopped = false;
  let round: Promise<void> | null = null;
  const work = () =>
    deliverDue(post, () => stopped).catch((error: unknown) =>
      post.logger.error({ error: withoutData(error as Error) }, 'a round of webhook deliveries failed'),
    );
  const timer = setInterval(() => {
    round ??= work().finally(() => {
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

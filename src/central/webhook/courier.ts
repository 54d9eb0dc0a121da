import { startRounds, type Rounds } from '../rounds.ts';
import { deliverDue, type WebhookPost } from './round.ts';

/** Delivers events in the background until it is stopped. */
export type Courier = Rounds;

/** Starts a courier that looks into the outbox every `every` milliseconds, one round at a time. */
export function startCourier(post: WebhookPost, every: number): Courier {
  return startRounds(every, post.logger, 'a round of webhook deliveries failed', (stopped) =>
    deliverDue(post, stopped),
  );
}

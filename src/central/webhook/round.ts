import type { Logger } from 'pino';
import { longestWait, retryAfter } from '../../shared/wire/retry-after.ts';
import type { Context } from '../context.ts';
import { claimEvent, markDelivered, markRefused, type ClaimedEvent } from './outbox.ts';
import type { Answered, Post } from './post.ts';
import type { WebhookSettings } from './settings.ts';
import { signedHeaders } from './sign.ts';

/** The first wait between two tries, in milliseconds; each is twice the one before, up to a quarter of an hour. */
const shortest = 1_000;
/** Statuses of the client's family that pass by themselves. */
const passing = new Set([408, 425, 429]);
/** What nobody took for so long is an alarm, whatever the answer, in milliseconds. */
const worrying = 60 * 60_000;

/** What a courier works with. */
export interface WebhookPost {
  readonly context: Pick<Context, 'store' | 'clock'>;
  readonly settings: Pick<WebhookSettings, 'secrets'>;
  readonly post: Post;
  readonly logger: Pick<Logger, 'info' | 'warn' | 'error'>;
  /** From 0 to 1, for the jitter of the waits. */
  readonly random: () => number;
}

/** Delivers all that waits, in its order, until one is not taken or `stopping` says so between two. */
export async function deliverDue(courier: WebhookPost, stopping: () => boolean): Promise<void> {
  const { context, settings, post, logger } = courier;
  for (;;) {
    if (stopping()) return;
    const event = await claimEvent(context);
    if (event === null) return;
    // Signed anew at each try: a receiver refuses an old timestamp.
    const answer = await post(event.body, signedHeaders(event, context.clock(), settings.secrets));
    if (!taken(answer)) return putOff(courier, event, answer);
    await markDelivered(context, event);
    const { sequence, attempts } = event;
    logger.info({ webhook: event.id, sequence, attempts }, 'a webhook event was delivered');
  }
}

const taken = (answer: Answered): boolean =>
  'status' in answer && answer.status >= 200 && answer.status <= 299;

/**
 * Nothing is ever given up: the event stays the next one. A refusal that will not pass by itself (a redirect, 410, any other 4xx) is tried as
 * seldom as possible, and raises an alarm each time.
 */
async function putOff({ context, logger, random }: WebhookPost, event: ClaimedEvent, answer: Answered) {
  const now = context.clock();
  const code = 'status' in answer ? `HTTP ${answer.status}` : answer.failure;
  const lasting =
    'status' in answer && answer.status >= 300 && answer.status < 500 && !passing.has(answer.status);
  const doubled = Math.min(longestWait, shortest * 2 ** Math.min(event.attempts - 1, 20));
  const wait = Math.round((lasting ? longestWait : doubled) * (0.5 + random() / 2));
  const asked = 'status' in answer ? retryAfter(answer.retryAfter, now) : null;
  await markRefused(context, event, { code, next: now + Math.max(shortest, asked ?? wait) });
  const { sequence, attempts } = event;
  const what = { webhook: event.id, sequence, attempts, trouble: code };
  if (lasting)
    logger.error(
      what,
      'ALARM: the webhook endpoint refuses, everything after this waits: see `webhook list`',
    );
  else if (now - Date.parse(event.createdAt) >= worrying)
    logger.error(what, 'ALARM: the webhook endpoint has taken nothing for an hour: see `webhook list`');
  else logger.warn(what, 'a webhook event was not taken');
}

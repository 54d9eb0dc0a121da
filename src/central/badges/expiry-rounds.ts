import type { Logger } from 'pino';
import type { Context } from '../context.ts';
import { startRounds, type Rounds } from '../rounds.ts';
import { expireDue } from './expire.ts';

/** Expires badges whose day has passed, every `every` milliseconds, until it is stopped. */
export function startExpiry(
  context: Pick<Context, 'store' | 'clock' | 'webhook'>,
  logger: Pick<Logger, 'info' | 'error'>,
  every: number,
): Rounds {
  return startRounds(every, logger, 'a round of expiring badges failed', async (stopped) => {
    const expired = await expireDue(context, 'system', stopped);
    if (expired > 0) logger.info({ expired }, 'badges have expired');
  });
}

import { withoutData } from '../http/errors.ts';
import { startRounds, type Rounds } from '../rounds.ts';
import { sendDue, type MailPost } from './round.ts';

/** Sends mails in the background until it is stopped. */
export type MailSender = Rounds;

/** Starts a sender that looks into the outbox every `every` milliseconds, one round at a time. */
export function startMailSender(post: MailPost, every: number): MailSender {
  let notBefore = 0;
  return startRounds(every, async (stopped) => {
    if (post.context.clock() < notBefore) return;
    try {
      notBefore = await sendDue(post, stopped);
    } catch (error) {
      post.logger.error({ error: withoutData(error as Error) }, 'a round of mails failed');
    }
  });
}

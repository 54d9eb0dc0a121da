import { startRounds, type Rounds } from '../rounds.ts';
import { sendDue, type MailPost } from './round.ts';

/** Sends mails in the background until it is stopped. */
export type MailSender = Rounds;

/** Starts a sender that looks into the outbox every `every` milliseconds, one round at a time. */
export function startMailSender(post: MailPost, every: number): MailSender {
  let notBefore = 0;
  return startRounds(every, post.logger, 'a round of mails failed', async (stopped) => {
    if (post.context.clock() >= notBefore) notBefore = await sendDue(post, stopped);
  });
}

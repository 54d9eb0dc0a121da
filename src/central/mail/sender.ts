import { withoutData } from '../http/errors.ts';
import { sendDue, type MailPost } from './round.ts';

/** Sends mails in the background until it is stopped. */
export interface MailSender {
  /** Lets the mail that is on its way end. */
  stop(): Promise<void>;
}

/** Starts a sender that looks into the outbox every `every` milliseconds, one round at a time. */
export function startMailSender(post: MailPost, every: number): MailSender {
  let stopped = false;
  let notBefore = 0;
  let round: Promise<void> | null = null;
  const work = async (): Promise<void> => {
    try {
      notBefore = await sendDue(post, () => stopped);
    } catch (error) {
      post.logger.error({ error: withoutData(error as Error) }, 'a round of mails failed');
    }
  };
  const timer = setInterval(() => {
    if (round !== null || post.context.clock() < notBefore) return;
    round = work().finally(() => {
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

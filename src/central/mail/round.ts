import type { Logger } from 'pino';
import type { Context } from '../context.ts';
import { claimMail, markSent, markTrouble, type Claimed } from './outbox.ts';
import type { MailSettings } from './settings.ts';
import { writeMail } from './text.ts';
import type { OpenTransport } from './transport.ts';

/** A mailbox that refuses so often is left alone. */
const refusalsAtMost = 3;
/** After this long nobody needs the news: the account says it anyway. */
const patience = 3 * 24 * 3_600_000;
/** One address and nothing else: no list, no name, no space, no end of line. */
const address = /^[^\s\p{C},;:<>()[\]"\\@]+@[^\s\p{C},;:<>()[\]"\\@]+$/u;
/** Between two tries, in milliseconds. */
const [shortest, longest] = [60_000, 60 * 60_000];
/** A way out that does not work is tried again after this long at the latest: perhaps it was one mail that made the server hang up. */
const knock = 5 * 60_000;

/** What a sender works with. */
export interface MailPost {
  readonly context: Pick<Context, 'store' | 'clock' | 'university'>;
  readonly settings: Pick<MailSettings, 'from'>;
  readonly open: OpenTransport;
  readonly logger: Pick<Logger, 'info' | 'warn' | 'error'>;
  /** From 0 to 1, for the jitter of the waits. */
  readonly random: () => number;
}

/**
 * Sends all that is due, one after the other over one connection. Answers when to come again at the earliest, in milliseconds since 1970: a
 * mail server that is away is not asked once per mail. `stopping` ends the round between two mails.
 */
export async function sendDue(post: MailPost, stopping: () => boolean): Promise<number> {
  const { context, open } = post;
  let transport: ReturnType<OpenTransport> | null = null;
  try {
    for (;;) {
      if (stopping()) return 0;
      const mail = await claimMail(context);
      if (mail === null) return 0;
      if (!address.test(mail.to)) {
        await markTrouble(context, mail, { code: 'address', refused: true, next: null });
        post.logger.error({ mail: mail.id, trouble: 'address' }, 'a mail was given up: see `mail list`');
        continue;
      }
      transport ??= open();
      const sent = await transport.send(letterOf(post, mail));
      if (sent.ok) {
        await markSent(context, mail.id);
        post.logger.info({ mail: mail.id, attempts: mail.attempts }, 'a mail was sent');
        continue;
      }
      const next = await giveTime(post, mail, sent.error === 'refused', sent.code ?? 'unknown');
      if (sent.error === 'unavailable') return Math.min(next, context.clock() + knock);
    }
  } finally {
    transport?.close();
  }
}

function letterOf({ context, settings }: MailPost, mail: Claimed) {
  const domain = settings.from.address.split('@')[1] ?? 'localhost';
  const words = writeMail({ ...mail.facts, university: context.university });
  return { ...words, to: mail.to, messageId: `<${mail.id}@${domain}>` };
}

/** Puts a mail off, longer each time and never all at the same moment, or gives it up. Answers when it comes again. */
async function giveTime(post: MailPost, mail: Claimed, refused: boolean, code: string): Promise<number> {
  const { context, logger, random } = post;
  const now = context.clock();
  const wait = Math.min(longest, shortest * 2 ** Math.min(mail.attempts - 1, 10));
  const next = now + Math.round(wait * (0.5 + random() / 2));
  const over =
    (refused && mail.refusals + 1 >= refusalsAtMost) || now - Date.parse(mail.createdAt) > patience;
  await markTrouble(context, mail, { code, refused, next: over ? null : next });
  // The id, never the address: `mail list` says whose it is.
  if (over) logger.error({ mail: mail.id, trouble: code }, 'a mail was given up: see `mail list`');
  else logger.warn({ mail: mail.id, trouble: code }, 'a mail was not taken');
  return next;
}

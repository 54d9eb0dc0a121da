import { createTransport } from 'nodemailer';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import type { MailSettings } from './settings.ts';
import type { MailText } from './text.ts';

/** One mail, ready to go. */
export interface Letter extends MailText {
  /** The same at every try, so that a mailbox can tell a repetition. */
  readonly messageId: string;
  readonly to: string;
}

/**
 * `refused`: this mailbox or this message is not taken, and trying again will hardly help (SMTP 5xx). `later`: not this time (4xx).
 * `unavailable`: no mail at all goes out now (no connection, no encryption, no sign-in).
 */
export type MailTrouble = 'refused' | 'later' | 'unavailable';

/** A way out for mails. Closed after each round. */
export interface MailTransport {
  /** The code goes with the trouble: SMTP's own, or the library's word for the phase. */
  send(letter: Letter): Promise<Result<true, MailTrouble> & { readonly code?: string }>;
  close(): void;
}

/** Makes a way out. */
export type OpenTransport = () => MailTransport;

const second = 1000;

/** SMTP by nodemailer, one connection for many mails. It is never asked to log: a log of SMTP holds addresses and the password. */
export function smtpTransport(settings: MailSettings): MailTransport {
  const { host, port, encryption, auth, authorities, from, replyTo } = settings;
  const transport = createTransport({
    pool: true,
    maxConnections: 1,
    host,
    port,
    secure: encryption === 'smtps',
    requireTLS: encryption === 'required',
    ignoreTLS: encryption === 'none',
    tls: { minVersion: 'TLSv1.2', ...(authorities === undefined ? {} : { ca: authorities }) },
    ...(auth === null ? {} : { auth: { user: auth.user, pass: auth.password } }),
    connectionTimeout: 15 * second,
    greetingTimeout: 15 * second,
    socketTimeout: 30 * second,
    // Nothing of a mail's content may make this machine read a file or fetch an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ subject, text, html, messageId, to }) {
      try {
        await transport.sendMail({
          ...{ from, subject, text, html, messageId },
          ...(replyTo === null ? {} : { replyTo }),
          to: { name: '', address: to },
          xMailer: false,
          // RFC 3834: nobody's holiday note answers it.
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        });
        return ok(true);
      } catch (error) {
        return { ...err(troubleOf(error)), code: codeOf(error) };
      }
    },
    close: () => transport.close(),
  };
}

interface SmtpError {
  readonly code?: unknown;
  readonly responseCode?: unknown;
}

/** By the phase and the reply code (RFC 5321, 4.2.1), never by the server's words. */
function troubleOf(error: unknown): MailTrouble {
  const { code, responseCode } = error as SmtpError;
  if (code !== 'EENVELOPE' && code !== 'EMESSAGE') return 'unavailable';
  if (typeof responseCode !== 'number') return code === 'EENVELOPE' ? 'refused' : 'unavailable';
  if (responseCode === 421) return 'unavailable'; // the server closes
  return responseCode >= 500 ? 'refused' : 'later';
}

function codeOf(error: unknown): string {
  const { code, responseCode } = error as SmtpError;
  const phase = typeof code === 'string' ? code : 'unknown';
  return typeof responseCode === 'number' ? `${phase} ${responseCode}` : phase;
}

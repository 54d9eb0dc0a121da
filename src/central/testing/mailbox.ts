import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A mail as it was taken: the envelope and the bytes. */
export interface TakenMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: string;
  /** Whether the connection was encrypted, and who signed in. */
  readonly secure: boolean;
  readonly user: string | null;
}

/** A mail server that takes everything, unless a test says otherwise. */
export interface Mailbox {
  readonly port: number;
  readonly mails: TakenMail[];
  /** Connections so far. */
  readonly connections: () => number;
  /** A reply code for recipients that are not taken: 4xx or 5xx. */
  refuse: (address: string) => number | null;
  /** Waited for before a recipient is answered, and after a mail was taken and before this is said. */
  pause: () => Promise<void>;
  afterData: () => Promise<void>;
  close(): Promise<void>;
}

/** Starts one on a free port of this machine. With `auth`, only this account may send. */
export async function startMailbox(
  options: Pick<SMTPServerOptions, 'secure' | 'key' | 'cert' | 'hideSTARTTLS' | 'disabledCommands'> & {
    readonly account?: { readonly user: string; readonly password: string };
  },
): Promise<Mailbox> {
  const { account, ...rest } = options;
  const mails: TakenMail[] = [];
  let connections = 0;
  const server = new SMTPServer({
    ...rest,
    authOptional: account === undefined,
    logger: false,
    onConnect: (_session, done) => {
      connections += 1;
      done();
    },
    onAuth: ({ username, password }, _session, done) => {
      if (username === account?.user && password === account?.password) done(null, { user: username });
      else done(Object.assign(new Error('no'), { responseCode: 535 }));
    },
    onRcptTo: ({ address }, _session, done) => {
      const code = mailbox.refuse(address);
      if (code === null) void mailbox.pause().then(() => done());
      else done(Object.assign(new Error(`no ${address} here`), { responseCode: code }));
    },
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        mails.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(parts).toString('utf8'),
          secure: session.secure,
          user: typeof session.user === 'string' ? session.user : null,
        });
        void mailbox.afterData().then(() => done());
      });
    },
  });
  // A sender that was killed resets its connection.
  server.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ECONNRESET') throw error;
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const mailbox: Mailbox = {
    port: (server.server.address() as AddressInfo).port,
    mails,
    connections: () => connections,
    refuse: () => null,
    pause: () => Promise.resolve(),
    afterData: () => Promise.resolve(),
    close: () => new Promise((closed) => server.close(() => closed())),
  };
  return mailbox;
}

/** The headers of a mail, unfolded, and its parts with their text decoded. */
export function readRaw(raw: string): {
  headers: ReadonlyMap<string, string>;
  parts: { type: string; text: string }[];
} {
  const [head = '', body = ''] = splitOnce(raw, '\r\n\r\n');
  const headers = new Map(
    head
      .replace(/\r\n[ \t]+/g, ' ')
      .split('\r\n')
      .map((line) => splitOnce(line, ': '))
      .map(([name = '', value = '']) => [name.toLowerCase(), value]),
  );
  const boundary = /boundary="([^"]+)"/.exec(headers.get('content-type') ?? '')?.[1];
  if (boundary !== undefined) {
    const inner = body.split(`--${boundary}`).slice(1, -1);
    return { headers, parts: inner.flatMap((part) => readRaw(part.replace(/^\r\n/, '')).parts) };
  }
  const encoding = headers.get('content-transfer-encoding') ?? '7bit';
  const type = headers.get('content-type') ?? '';
  return { headers, parts: [{ type, text: decoded(body, encoding).replaceAll('\r\n', '\n') }] };
}

function splitOnce(text: string, by: string): string[] {
  const at = text.indexOf(by);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + by.length)];
}

function decoded(text: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(text, 'base64').toString('utf8');
  if (encoding !== 'quoted-printable') return text;
  const bytes = text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

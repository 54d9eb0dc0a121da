import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecure } from 'node:https';
import type { AddressInfo } from 'node:net';
import { secretKey } from '../webhook/sign.ts';

/** A secret as it is shared with the receiver, and as the sender keeps it. */
export const newSecret = () => `whsec_${randomBytes(32).toString('base64')}`;
export const keyOf = (secret: string) => secretKey(secret) ?? new Uint8Array();

/** A delivery as it came, whether it was taken or not. */
export interface Came {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The university's own system: takes everything, unless a test says otherwise. */
export interface Endpoint {
  readonly url: URL;
  readonly came: Came[];
  /** How many deliveries were under way at once, at most. */
  readonly most: () => number;
  answer: (came: Came, response: ServerResponse) => void | Promise<void>;
  close(): Promise<void>;
}

/** Answers with a status, and headers if need be. */
export const status =
  (code: number, headers: Record<string, string> = {}): Endpoint['answer'] =>
  (_came, response) =>
    void response.writeHead(code, headers).end();

/** Starts one on a free port of this machine; with a certificate, by https. */
export async function startEndpoint(certificate?: { key: string; cert: string }): Promise<Endpoint> {
  let under = 0;
  let most = 0;
  const listener = (request: IncomingMessage, response: ServerResponse) => {
    under += 1;
    most = Math.max(most, under);
    response.on('close', () => (under -= 1));
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const headers = request.headers as Record<string, string>;
      const one = { path: request.url ?? '', headers, body: Buffer.concat(parts).toString('utf8') };
      endpoint.came.push(one);
      void endpoint.answer(one, response);
    });
  };
  const server = certificate === undefined ? createServer(listener) : createSecure(certificate, listener);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const scheme = certificate === undefined ? 'http' : 'https';
  const endpoint: Endpoint = {
    url: new URL(`${scheme}://127.0.0.1:${port}/badges`),
    came: [],
    most: () => most,
    answer: status(204),
    close: () =>
      new Promise<void>((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
  return endpoint;
}

/**
 * Whether a delivery carries a good signature by this secret (`whsec_…`), as a receiver checks it: an implementation of the specification apart
 * from the sender's, on Web Crypto. Throws for headers that are none.
 */
export async function verified({ headers, body }: Came, secret: string, now: number): Promise<boolean> {
  const [id, sent, given] = ['id', 'timestamp', 'signature'].map((name) => headers[`webhook-${name}`]);
  if (id === undefined || sent === undefined || given === undefined) throw new Error('no signature');
  if (!/^\d+$/.test(sent) || Math.abs(Number(sent) - now / 1000) > 300) throw new Error('not of now');
  const raw = Uint8Array.from(atob(secret.replace(/^whsec_/, '')), (one) => one.charCodeAt(0));
  const key = await crypto.subtle.importKey('raw', raw, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
  const content = new TextEncoder().encode(`${id}.${sent}.${body}`);
  for (const one of given.split(' ')) {
    const [version, base64 = ''] = one.split(',');
    const signature = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    if (version === 'v1' && (await crypto.subtle.verify('HMAC', key, signature, content))) return true;
  }
  return false;
}

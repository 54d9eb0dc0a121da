import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { rootCertificates } from 'node:tls';

interface Options {
  /** A certificate authority to trust besides the public ones, in PEM. */
  readonly authority: string | null;
  /** Longest time to a ready connection, TLS included, in milliseconds. */
  readonly connectTimeout: number;
}

/** Connections to central: kept open between requests, given up early when they do not come about. */
export function agents({ authority, connectTimeout }: Options): {
  httpAgent: HttpAgent;
  httpsAgent: HttpsAgent;
} {
  const keepAlive = { keepAlive: true, maxSockets: 8 };
  const ca = authority === null ? {} : { ca: [...rootCertificates, authority] };
  const httpAgent = new HttpAgent(keepAlive);
  const httpsAgent = new HttpsAgent({ ...keepAlive, ...ca, minVersion: 'TLSv1.2', rejectUnauthorized: true });
  limit(httpAgent, 'connect', connectTimeout);
  limit(httpsAgent, 'secureConnect', connectTimeout);
  return { httpAgent, httpsAgent };
}

/** A black hole answers nothing at all: without this limit only the operating system would give up, after minutes. */
function limit(
  agent: HttpAgent | HttpsAgent,
  ready: 'connect' | 'secureConnect',
  milliseconds: number,
): void {
  type Create = (options: never, callback: never) => Duplex | null | undefined;
  const patched = agent as unknown as { createConnection: Create };
  const create: Create = patched.createConnection.bind(agent);
  patched.createConnection = (options, callback) => {
    const socket = create(options, callback) as Socket;
    const timer = setTimeout(() => socket.destroy(new Error('no connection in time')), milliseconds);
    const done = (): void => clearTimeout(timer);
    socket.once(ready, done).once('close', done);
    return socket;
  };
}

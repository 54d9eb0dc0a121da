import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dockContract, type DockAct } from '../../shared/contract/station.ts';
import type { Result } from '../../shared/domain/result.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import { sameSecret } from '../cas/compare.ts';
import type { DockProps } from './props.ts';

/** What stands behind the dev dock: the moves, and what it may offer. */
export interface DockHand {
  /** Does a move; answers a sentence for the person at the dock, or why it cannot be done. */
  move(act: DockAct): Promise<Result<{ said: string }, ErrorCode>>;
  props(): DockProps | Promise<DockProps>;
}

/** The control server of a demo: loopback only, and only with its bearer token. */
export interface ControlServer {
  readonly url: string;
  close(): Promise<void>;
}

const LONGEST_BODY = 4096;

/** `POST /move` with a DockAct answers `{ said }`; `GET /props` answers the props of the dock. */
export async function startControlServer(hand: DockHand, token: string): Promise<ControlServer> {
  const server = createServer((request, response) => {
    answer(request, response, hand, token).catch((bug: unknown) => {
      console.error('control server:', bug);
      if (!response.headersSent) send(response, 500, { code: 'central.error' });
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  hand: DockHand,
  token: string,
): Promise<void> {
  if (!sameSecret(request.headers.authorization ?? '', `Bearer ${token}`))
    return send(response, 401, { code: 'station.proof-refused' });
  if (request.method === 'GET' && request.url === '/props') return send(response, 200, await hand.props());
  if (request.method !== 'POST' || request.url !== '/move')
    return send(response, 404, { code: 'central.not-found' });
  const act = dockContract.calls.move.input.safeParse(await json(request));
  if (!act.success) return send(response, 400, { code: 'visit.input-invalid' });
  const done = await hand.move(act.data);
  if (done.ok) send(response, 200, done.value);
  else send(response, 409, { code: done.error });
}

/** The body as JSON; undefined when it is none or too long. */
async function json(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > LONGEST_BODY) return undefined;
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return undefined; // refused as no act at all
  }
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

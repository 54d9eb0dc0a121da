// A small CAS 3 server for the demo only, with the look of a university's ENT. Tests use a real one besides.
import fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import type { AddressInfo } from 'node:net';
import { Attempts } from './attempts.ts';
import type { Desk } from './desk.ts';
import { FormTokens } from './form-token.ts';
import type { DemoPerson } from './people.ts';
import { ACCOUNT_PATHS, accountRoutes } from './routes/account.ts';
import { assetRoutes } from './routes/assets.ts';
import { loginRoutes } from './routes/login.ts';
import { validateRoutes } from './routes/validate.ts';
import { ServiceList } from './services.ts';
import { Sessions } from './sessions.ts';
import { Tickets } from './tickets.ts';

/** Who may sign in, and which services (absolute URL prefixes) get tickets. `port` 0 or none: a free one. */
export interface DemoCasOptions {
  people: readonly DemoPerson[];
  services: readonly string[];
  port?: number;
  /** ms since 1970 */
  now?: () => number;
}

/** A running server: `url` is its CAS URL (`http://127.0.0.1:PORT/cas`), `pages` are absolute addresses of the ENT. */
export interface DemoCas {
  url: string;
  pages: Readonly<Record<keyof typeof ACCOUNT_PATHS, string>>;
  stop(): Promise<void>;
}

const FORM_LIMIT_BYTES = 8 * 1024;

/** Starts the server on 127.0.0.1. */
export async function startDemoCas({
  people,
  services,
  port = 0,
  now = Date.now,
}: DemoCasOptions): Promise<DemoCas> {
  const app = fastify({ exposeHeadRoutes: false, bodyLimit: FORM_LIMIT_BYTES, forceCloseConnections: true });
  protect(app);
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
  const desk: Desk = {
    people: people.map((person) => ({ ...person, login: person.login.toLowerCase() })),
    services: new ServiceList(services),
    sessions: new Sessions(now),
    tickets: new Tickets(now),
    attempts: new Attempts(now),
    tokens: new FormTokens(),
    now,
  };
  loginRoutes(app, desk);
  validateRoutes(app, desk);
  accountRoutes(app, desk);
  await assetRoutes(app);
  await app.listen({ host: '127.0.0.1', port });
  const origin = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  return {
    url: `${origin}/cas`,
    pages: {
      activation: origin + ACCOUNT_PATHS.activation,
      recovery: origin + ACCOUNT_PATHS.recovery,
      change: origin + ACCOUNT_PATHS.change,
      rules: origin + ACCOUNT_PATHS.rules,
    },
    stop: () => app.close(),
  };
}

/** Answers only to its own name (a foreign name could be re-bound to this machine), and lets nothing be kept. */
function protect(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    void reply.headers({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
    if (request.hostname !== '127.0.0.1') await reply.code(421).send('wrong host');
  });
}

import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Attempts } from './attempts.ts';
import type { FormTokens } from './form-token.ts';
import { asked, langOf } from './pages/context.ts';
import type { Asked } from './pages/context.ts';
import type { Page } from './pages/layout.ts';
import type { DemoPerson } from './people.ts';
import type { ServiceList } from './services.ts';
import type { Sessions } from './sessions.ts';
import type { Tickets } from './tickets.ts';

/** What the routes of the server share. */
export interface Desk {
  people: readonly DemoPerson[];
  services: ServiceList;
  sessions: Sessions;
  tickets: Tickets;
  attempts: Attempts;
  tokens: FormTokens;
  /** ms since 1970 */
  now: () => number;
}

/** Reads the query of a request, and the page that goes with it; `asked` is undefined when it cannot be used. */
export function read(request: FastifyRequest): { page: Page; asked: Asked | undefined } {
  const found = asked(request.query);
  return {
    asked: found,
    page: {
      lang: langOf(found?.lang, request.headers['accept-language']),
      path: request.url.split('?', 1)[0] ?? '/',
      asked: { service: found?.service, renew: found?.renew ?? false },
    },
  };
}

/**
 * Sends a page. Chromium applies `form-action` to the redirection after a form as well, so the origin of the service
 * that asked (already checked by the caller) must be in it.
 */
export function show(reply: FastifyReply, document: string, status = 200, service?: string): FastifyReply {
  const target = service === undefined ? '' : ` ${new URL(service).origin}`;
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .header(
      'content-security-policy',
      `default-src 'none'; style-src 'self'; font-src 'self'; img-src data:; form-action 'self'${target}; ` +
        `base-uri 'none'; frame-ancestors 'none'`,
    )
    .send(document);
}

/** Sends the browser elsewhere with GET. */
export function leave(reply: FastifyReply, address: string): FastifyReply {
  return reply.code(303).header('location', address).send();
}

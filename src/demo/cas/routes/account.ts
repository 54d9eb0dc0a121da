// The pages about the account. Their forms lead to one answer and change nothing: this is a demonstration.
import type { FastifyInstance } from 'fastify';
import { read, show } from '../desk.ts';
import type { Desk } from '../desk.ts';
import { activationPage, changePage, recoveryPage, rulesPage, sentPage } from '../pages/account.ts';
import type { Page } from '../pages/layout.ts';
import { messagePage } from '../pages/message.ts';

/** Where the pages are, below the origin of the server. */
export const ACCOUNT_PATHS = {
  activation: '/compte/premiere-connexion',
  recovery: '/compte/mot-de-passe-oublie',
  change: '/compte/mot-de-passe',
  rules: '/compte/criteres',
} as const;

const PAGES: Readonly<Record<keyof typeof ACCOUNT_PATHS, (page: Page) => string>> = {
  activation: activationPage,
  recovery: recoveryPage,
  change: changePage,
  rules: rulesPage,
};

/** Adds the pages, and the answer to the two that hold a form. */
export function accountRoutes(app: FastifyInstance, desk: Desk): void {
  const add = (method: 'GET' | 'POST', path: string, draw: (page: Page) => string) =>
    app.route({
      method,
      url: path,
      handler: (request, reply) => {
        const { page, asked } = read(request);
        if (!asked) return show(reply, messagePage(page, 'bad'), 400);
        const known = asked.service === undefined || desk.services.allows(asked.service);
        return known ? show(reply, draw(page)) : show(reply, messagePage(page, 'foreign'), 403);
      },
    });
  for (const name of ['activation', 'recovery', 'change', 'rules'] as const) {
    add('GET', ACCOUNT_PATHS[name], PAGES[name]);
  }
  add('POST', ACCOUNT_PATHS.activation, sentPage);
  add('POST', ACCOUNT_PATHS.recovery, sentPage);
}

// /cas/login and /cas/logout (CAS Protocol 3.0, 2.1 to 2.3).
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { sameSecret } from '../compare.ts';
import { clearCookie, cookieOf, setCookie } from '../cookies.ts';
import { leave, read, show } from '../desk.ts';
import type { Desk } from '../desk.ts';
import { loginPage } from '../pages/login.ts';
import { messagePage } from '../pages/message.ts';
import { WORDS } from '../pages/words.ts';
import type { Page } from '../pages/layout.ts';
import { withTicket } from '../services.ts';

const credentials = z.object({
  username: z.string().max(128).default(''),
  password: z.string().max(256).default(''),
  execution: z.string().max(128).default(''),
});

/** Adds the sign-in page, its form and the end of the session. */
export function loginRoutes(app: FastifyInstance, desk: Desk): void {
  app.get('/cas/login', (request, reply) => {
    const { page, asked } = read(request);
    if (!asked) return show(reply, messagePage(page, 'bad'), 400);
    const { service, renew, gateway } = asked;
    if (service !== undefined && !desk.services.allows(service))
      return show(reply, messagePage(page, 'foreign'), 403);
    const session = renew ? undefined : desk.sessions.find(cookieOf(request, 'TGC'));
    if (session && service === undefined) return show(reply, messagePage(page, 'signedIn'));
    if (session && service !== undefined) {
      return leave(
        reply,
        withTicket(service, desk.tickets.issue({ ...session, service, fromNewLogin: false })),
      );
    }
    // 2.1.1: renew and gateway exclude each other, and renew wins
    if (gateway && !renew && service !== undefined) return leave(reply, service);
    return form(desk, request, reply, page, {});
  });

  app.post('/cas/login', (request, reply) => {
    const { page, asked } = read(request);
    const given = credentials.safeParse(request.body);
    if (!asked || !given.success) return show(reply, messagePage(page, 'bad'), 400);
    const { service } = asked;
    if (service !== undefined && !desk.services.allows(service))
      return show(reply, messagePage(page, 'foreign'), 403);

    const words = WORDS[page.lang];
    const login = given.data.username.trim().toLowerCase();
    const again = (trouble: string, status: number) =>
      form(desk, request, reply, page, { login, trouble, status });
    if (!desk.tokens.matches(cookieOf(request, 'form'), given.data.execution)) return again(words.stale, 403);
    if (login === '' || given.data.password === '') return again(words.empty, 400);
    const seconds = desk.attempts.wait(login);
    if (seconds > 0) return again(words.wait(seconds), 429);
    const person = desk.people.find((one) => one.login === login);
    // compared in any case, so that an unknown login takes as long as a known one
    const right = sameSecret(person?.password ?? '', given.data.password);
    if (!person || !right) {
      desk.attempts.failed(login);
      return again(words.wrong, 401);
    }
    desk.attempts.succeeded(login);
    desk.sessions.end(cookieOf(request, 'TGC'));
    setCookie(reply, 'TGC', desk.sessions.begin(login));
    if (service === undefined) return show(reply, messagePage(page, 'signedIn'));
    const grant = { service, login, authenticatedAt: desk.now(), fromNewLogin: true };
    return leave(reply, withTicket(service, desk.tickets.issue(grant)));
  });

  app.get('/cas/logout', (request, reply) => {
    const { page, asked } = read(request);
    desk.sessions.end(cookieOf(request, 'TGC'));
    clearCookie(reply, 'TGC');
    if (asked?.service !== undefined && desk.services.allows(asked.service))
      return leave(reply, asked.service);
    return show(reply, messagePage({ ...page, asked: { service: undefined, renew: false } }, 'signedOut'));
  });
}

function form(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  page: Page,
  { login = '', trouble, status = 200 }: { login?: string; trouble?: string; status?: number },
): FastifyReply {
  const cookie = cookieOf(request, 'form') ?? desk.tokens.cookie();
  setCookie(reply, 'form', cookie);
  const document = loginPage(page, { login, trouble, token: desk.tokens.field(cookie) });
  return show(reply, document, status, page.asked.service);
}

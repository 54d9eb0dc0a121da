import type { FastifyReply, FastifyRequest } from 'fastify';

/** The two cookies of the server: the single sign-on session, and the browser a form belongs to. */
export type CookieName = 'TGC' | 'form';

const ATTRIBUTES = 'Path=/cas; HttpOnly; SameSite=Lax';

/** The value a request brings for a cookie; undefined when there is none. */
export function cookieOf(request: FastifyRequest, name: CookieName): string | undefined {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}

/** Sets a cookie that ends with the browser session. */
export function setCookie(reply: FastifyReply, name: CookieName, value: string): void {
  void reply.header('set-cookie', `${name}=${value}; ${ATTRIBUTES}`);
}

/** Takes a cookie away. */
export function clearCookie(reply: FastifyReply, name: CookieName): void {
  void reply.header('set-cookie', `${name}=; ${ATTRIBUTES}; Max-Age=0`);
}

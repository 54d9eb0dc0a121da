import { randomBytes } from 'node:crypto';

/** A single sign-on session: who, and when the password was given, in ms since 1970. */
export interface Session {
  login: string;
  authenticatedAt: number;
}

const LIFE_MS = 8 * 3600_000;

/** Single sign-on sessions by the value of their TGC cookie (CAS Protocol 3.0, 3.6). */
export class Sessions {
  readonly #sessions = new Map<string, Session>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Begins a session and gives the value of its cookie. */
  begin(login: string): string {
    const cookie = `TGC-${randomBytes(32).toString('base64url')}`;
    this.#sessions.set(cookie, { login, authenticatedAt: this.#now() });
    return cookie;
  }

  /** The session of a cookie, undefined when there is none or it is older than eight hours. */
  find(cookie: string | undefined): Session | undefined {
    const session = cookie === undefined ? undefined : this.#sessions.get(cookie);
    return session && session.authenticatedAt + LIFE_MS > this.#now() ? session : undefined;
  }

  /** Ends a session; an unknown cookie is no error. */
  end(cookie: string | undefined): void {
    if (cookie !== undefined) this.#sessions.delete(cookie);
  }
}

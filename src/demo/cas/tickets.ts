import { randomBytes } from 'node:crypto';

/** What a service ticket stands for. */
export interface Grant {
  service: string;
  login: string;
  /** True when the password was given for this very ticket, false when it came from a session. */
  fromNewLogin: boolean;
  /** When the password was given, in ms since 1970. */
  authenticatedAt: number;
}

const LIFE_MS = 30_000;

/** Service tickets: unguessable, good for one attempt within 30 s (CAS Protocol 3.0, 3.1.1). */
export class Tickets {
  readonly #grants = new Map<string, { grant: Grant; until: number }>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** A new ticket, `ST-` and 43 characters out of `[A-Za-z0-9-]`. */
  issue(grant: Grant): string {
    this.#forgetOld();
    const ticket = `ST-${randomBytes(32).toString('base64url').replaceAll('_', '-')}`;
    this.#grants.set(ticket, { grant, until: this.#now() + LIFE_MS });
    return ticket;
  }

  /** Takes the ticket out, whatever the outcome: undefined when it is unknown, used or late. */
  take(ticket: string): Grant | undefined {
    this.#forgetOld();
    const found = this.#grants.get(ticket);
    this.#grants.delete(ticket);
    return found?.grant;
  }

  #forgetOld(): void {
    for (const [ticket, { until }] of this.#grants) if (until <= this.#now()) this.#grants.delete(ticket);
  }
}

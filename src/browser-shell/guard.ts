import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const cookieName = 'trombine';
const secret = (): string => randomBytes(32).toString('base64url');

/** Who may speak to this server: the browser that the shell itself launched, on its own address, and nobody else. */
export class Guard {
  readonly #launches = new Set<string>();
  readonly #cookies: string[] = [];
  /** `127.0.0.1:port`, known when the server listens. */
  #host = '';

  settle(port: number): void {
    this.#host = `127.0.0.1:${port}`;
  }

  get origin(): string {
    return `http://${this.#host}`;
  }

  /** The path that opens the screen, once. Given to the browser over its pipe, so that no list of processes shows it. */
  mintLaunchPath(): string {
    const token = secret();
    this.#launches.add(token);
    return `/launch/${token}`;
  }

  /** The cookie to set for a launch path, or undefined when it is unknown or was used before. */
  redeem(pathname: string): string | undefined {
    const token = /^\/launch\/([A-Za-z0-9_-]{43})$/.exec(pathname)?.[1];
    if (token === undefined || !this.#launches.delete(token)) return undefined;
    const cookie = secret();
    this.#cookies.splice(0, this.#cookies.length, cookie); // a new browser replaces the earlier one
    return `${cookieName}=${cookie}; Path=/; HttpOnly; SameSite=Strict`;
  }

  /** The address the request was sent to and the page it came from are ours: stops DNS rebinding and other pages. */
  isOurAddress(request: IncomingMessage): boolean {
    const { host, origin } = request.headers;
    return host === this.#host && (origin === undefined || origin === this.origin);
  }

  /** The request carries the cookie of the browser that was launched. */
  isOurBrowser(request: IncomingMessage): boolean {
    const given = readCookie(request.headers.cookie ?? '');
    return given !== undefined && this.#cookies.some((cookie) => same(cookie, given));
  }

  /** As above, for a WebSocket: here a browser always names the page. */
  mayConnect(request: IncomingMessage): boolean {
    return this.isOurAddress(request) && request.headers.origin === this.origin && this.isOurBrowser(request);
  }
}

function readCookie(header: string): string | undefined {
  return header
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${cookieName}=`))
    ?.slice(cookieName.length + 1);
}

function same(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}

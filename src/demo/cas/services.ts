/** Decides which services get tickets; each prefix is an absolute http(s) URL such as `https://borne.univ.test/kiosk/`. */
export class ServiceList {
  readonly #prefixes: readonly URL[];

  constructor(prefixes: readonly string[]) {
    this.#prefixes = prefixes.map((prefix) => new URL(prefix));
  }

  /**
   * True when `service` has the origin of a prefix and its path begins with that of the prefix. Origins are compared
   * whole: a prefix `http://host:80` must not let `http://host:8080` or `http://host:80@evil` in.
   */
  allows(service: string): boolean {
    if (!URL.canParse(service) || !isPlain(service)) return false;
    const url = new URL(service);
    if (url.username !== '' || url.password !== '' || url.hash !== '') return false;
    return this.#prefixes.some((one) => one.origin === url.origin && url.pathname.startsWith(one.pathname));
  }
}

/** No spaces, no control or non-ASCII characters: what remains can stand in a Location header as it is. */
const isPlain = (text: string) => /^https?:\/\/[\x21-\x7e]+$/.test(text);

/**
 * The address the browser goes back to: the service exactly as it came, and the ticket in its query.
 * CAS Protocol 3.0, 2.2.4.
 */
export function withTicket(service: string, ticket: string): string {
  return `${service}${service.includes('?') ? '&' : '?'}ticket=${ticket}`;
}

import { Ticket } from '../contract/central.ts';
import type { ErrorCode } from '../domain/errors.ts';

/** What the allow-list needs to know: `host[:port]` values, as in `EntRequest.hosts`. */
export type Hosts = readonly string[];

/** What a navigation means for the isolated view. */
export type Verdict =
  | { readonly kind: 'allowed' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'ticket'; readonly ticket: string; readonly state: string }
  | { readonly kind: 'failed'; readonly code: ErrorCode };

/** The service of a sign-in: where the ENT sends the ticket. */
export interface Service {
  readonly url: string;
  readonly state: string;
}

/** Says what to do with a page that the isolated view wants to show (`null` service: no sign-in, only pages). */
export function judgePage(url: string, hosts: Hosts, service: Service | null): Verdict {
  const target = parse(url);
  if (target === undefined) return { kind: 'refused' };
  if (service !== null && isService(target, service)) return readTicket(target, service);
  return isAllowed(target, hosts) ? { kind: 'allowed' } : { kind: 'refused' };
}

/** Says whether a part of a page (image, script, frame, socket…) may be fetched. The service's address is never one. */
export function mayFetchPart(url: string, hosts: Hosts, service: Service | null): boolean {
  const target = parse(url);
  if (target === undefined) return false;
  if (target.protocol === 'data:' || target.protocol === 'blob:') return true; // never leave the machine
  if (service !== null && isService(target, service)) return false;
  if (target.protocol === 'wss:' || target.protocol === 'ws:') {
    return isAllowed(new URL(target.href.replace(/^ws/, 'http')), hosts);
  }
  return isAllowed(target, hosts);
}

/** The hosts that the view of a request may reach: its list, and where its logout page is. */
export function reachable({ hosts, logoutUrl }: { hosts: Hosts; logoutUrl: string | null }): Hosts {
  return logoutUrl === null ? hosts : [...hosts, new URL(logoutUrl).host];
}

/** Says whether a connection of any kind may be made to this host (as in a URL) and port. */
export function mayConnect(host: string, port: number, hosts: Hosts): boolean {
  return hosts.some((entry) =>
    ['443', '80'].some(
      (usual) => (usual === '443' || isLoopback(host)) && readHost(entry, usual) === `${host}:${port}`,
    ),
  );
}

/** `https://host[:port]` for the trusted bar, in punycode so that no look-alike letter passes. Empty for anything else. */
export function originForDisplay(url: string): string {
  const target = parse(url);
  return target !== undefined && (target.protocol === 'https:' || target.protocol === 'http:')
    ? target.origin
    : '';
}

function parse(url: string): URL | undefined {
  return URL.canParse(url) ? new URL(url) : undefined;
}

/** https only, but for a loopback address (our demo and our tests); no name or password in the address; exact host and port. */
function isAllowed(target: URL, hosts: Hosts): boolean {
  const scheme = target.protocol;
  if (scheme !== 'https:' && !(scheme === 'http:' && isLoopback(target.hostname))) return false;
  if (target.username !== '' || target.password !== '') return false;
  const defaultPort = scheme === 'https:' ? '443' : '80';
  const wanted = `${target.hostname}:${target.port || defaultPort}`;
  return hosts.some((entry) => {
    const host = readHost(entry, defaultPort);
    return host !== undefined && host === wanted;
  });
}

/** Literal addresses only: the name `localhost` may be pointed elsewhere (RFC 8252, 7.3). */
function isLoopback(hostname: string): boolean {
  return hostname === '127.0.0.1' || hostname === '[::1]';
}

/** `host:port` of one allow-list entry, undefined when it holds anything more: a wrong entry allows nothing. */
function readHost(entry: string, defaultPort: string): string | undefined {
  if (!/^[^\s/\\?#@*]+$/.test(entry) || !URL.canParse(`x-host://${entry}`)) return undefined;
  const port = /:(\d{1,5})$/.exec(entry)?.[1] ?? defaultPort;
  const name = new URL(`https://${entry}`).hostname; // lower case and punycode, as in the address it is compared with
  return `${name}:${Number(port)}`;
}

function isService(target: URL, service: Service): boolean {
  const expected = new URL(service.url);
  return target.origin === expected.origin && target.pathname === expected.pathname;
}

/** The state is looked at first: a ticket without our state was meant for somebody else. */
function readTicket(target: URL, service: Service): Verdict {
  const states = target.searchParams.getAll('state');
  const tickets = target.searchParams.getAll('ticket');
  if (states.length !== 1 || states[0] !== service.state)
    return { kind: 'failed', code: 'sign-in.state-unknown' };
  const ticket = Ticket.shape.ticket.safeParse(tickets[0]);
  if (tickets.length !== 1 || !ticket.success) return { kind: 'failed', code: 'ent.ticket-refused' };
  return { kind: 'ticket', ticket: ticket.data, state: service.state };
}

// The few bytes of SOCKS 5 (RFC 1928) that a browser speaks to its proxy.

/** What a reader answers while the other end has not said enough, or said something else. */
type Unread = 'more' | 'wrong';

const version = 5;

/** "No authentication" is the method: this proxy listens on loopback and opens nothing but the ENT (section 3). */
export const method = new Uint8Array([version, 0]);
/** The connection is there; the bound address is of no use to a browser (section 6). */
export const granted = new Uint8Array([version, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
/** "Connection not allowed by ruleset" (section 6). */
export const refused = new Uint8Array([version, 2, 0, 1, 0, 0, 0, 0, 0, 0]);

/** Reads the greeting (section 3): how many bytes it took. */
export function readGreeting(bytes: Uint8Array): { length: number } | Unread {
  const [first, methods] = bytes;
  if (first !== undefined && first !== version) return 'wrong';
  if (methods === undefined || bytes.length < 2 + methods) return 'more';
  return { length: 2 + methods };
}

/** Reads a request to connect (sections 4 and 5): where to, and how many bytes it took. */
export function readRequest(bytes: Uint8Array): { host: string; port: number; length: number } | Unread {
  if (bytes.length < 5) return 'more';
  const [first, command, , kind, next] = bytes as unknown as [number, number, number, number, number];
  const connect = 1;
  if (first !== version || command !== connect) return 'wrong';
  const [from, size] =
    kind === 1 ? [4, 4] : kind === 3 ? [5, next] : kind === 4 ? [4, 16] : ([0, 0] as const);
  if (size === 0) return 'wrong';
  const end = from + size;
  if (bytes.length < end + 2) return 'more';
  const address = bytes.slice(from, end);
  const port = ((bytes[end] ?? 0) << 8) | (bytes[end + 1] ?? 0);
  return { host: written(kind, address), port, length: end + 2 };
}

/** An address as it stands in a URL. */
function written(kind: number, address: Uint8Array): string {
  if (kind === 1) return address.join('.');
  if (kind === 3) return String.fromCharCode(...address);
  const groups = Array.from({ length: 8 }, (_none, at) =>
    (((address[at * 2] ?? 0) << 8) | (address[at * 2 + 1] ?? 0)).toString(16),
  );
  return new URL(`http://[${groups.join(':')}]`).hostname;
}

import { mayConnect, type Hosts } from './ent-rules.ts';
import { granted, method, readGreeting, readRequest, refused } from './socks.ts';

/** One end of a connection, as a Node socket is. */
export interface Line {
  on(event: 'data', listener: (bytes: Uint8Array) => void): unknown;
  on(event: 'close' | 'error' | 'connect', listener: () => void): unknown;
  removeAllListeners(event: 'data'): unknown;
  write(bytes: Uint8Array): unknown;
  destroy(): unknown;
}

/** What a gate needs of `node:net`; given, since this folder knows no Node. */
export interface Net<L extends Line> {
  /** Takes every connection that comes to a loopback port; answers that port, and how to close it. */
  listen(onLine: (line: L) => void): Promise<{ port: number; close: () => void }>;
  connect(host: string, port: number): L;
  /** Passes on all that either end says to the other one. */
  readonly join: (one: L, other: L) => void;
}

/** The way out of one isolated view. */
export interface HostGate {
  /** As Chromium takes it: `socks5://127.0.0.1:port`, to be used for loopback addresses too. */
  readonly proxy: string;
  /** Ends every connection of the view, and takes no more. */
  close(): void;
}

/** What makes Chromium ask the proxy for loopback addresses as well, which it spares otherwise. */
export const noBypass = '<-loopback>';

/**
 * Opens a SOCKS proxy that knows the hosts of one view and no others. The shells judge each request by its address,
 * but some connections are no requests: WebSockets of pages and workers, pre-rendered pages, WebRTC's relays over TCP,
 * early connections and look-ups of names. All of them pass here.
 */
export async function openHostGate<L extends Line>(net: Net<L>, hosts: Hosts): Promise<HostGate> {
  const lines = new Set<L>();
  const keep = (line: L): L => {
    lines.add(line);
    line.on('error', () => line.destroy());
    line.on('close', () => lines.delete(line));
    return line;
  };
  const { port, close } = await net.listen((line) => {
    const open = (host: string, to: number): L | undefined =>
      mayConnect(host, to, hosts) ? keep(net.connect(host, to)) : undefined;
    serve(keep(line), open, net.join);
  });
  return {
    proxy: `socks5://127.0.0.1:${port}`,
    close: () => {
      close();
      for (const line of lines) line.destroy();
    },
  };
}

function serve<L extends Line>(
  line: L,
  open: (host: string, port: number) => L | undefined,
  join: (one: L, other: L) => void,
): void {
  let heard = new Uint8Array();
  let greeted = false;
  line.on('data', (bytes) => {
    heard = new Uint8Array([...heard, ...bytes]);
    if (!greeted) {
      const greeting = readGreeting(heard);
      if (greeting === 'wrong') return void line.destroy();
      if (greeting === 'more') return;
      greeted = true;
      heard = heard.slice(greeting.length);
      line.write(method);
    }
    const request = readRequest(heard);
    if (request === 'more') return;
    const beyond = request === 'wrong' ? undefined : open(request.host, request.port);
    line.removeAllListeners('data');
    if (request === 'wrong' || beyond === undefined) {
      line.write(refused);
      return void line.destroy();
    }
    const rest = heard.slice(request.length);
    beyond.on('close', () => line.destroy());
    line.on('close', () => beyond.destroy());
    beyond.on('connect', () => {
      line.write(granted);
      if (rest.length > 0) beyond.write(rest);
      join(line, beyond);
    });
  });
}

import type { Channel } from '../shared/wire/channel.ts';
import { PipeChannel } from '../shared/shell/pipe-channel.ts';
import { parseProcessMessage, type ProcessMessage } from '../shared/shell/process.ts';

/** The station's side of its shell: one channel for the contract `shell`, and one for each renderer that arrives. */
export interface ShellLink {
  /** Closes when the shell is gone: the station must stop then. */
  readonly shell: Channel;
  /** Set once; renderers that came before are told at once. */
  onScreen(listener: (channel: Channel, screen: string) => void): void;
}

/** A MessagePort as Electron hands it to a utility process, by its shape: the station imports no Electron. */
export interface ScreenPort {
  on(event: 'message', listener: (message: { data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  start(): void;
  postMessage(message: string): void;
  close(): void;
}

/** The part of `process` that this file uses, in an Electron utility process or in a forked Node process. */
export interface ProcessLike {
  parentPort?: {
    on(event: 'message', listener: (message: { data: unknown; ports: ScreenPort[] }) => void): unknown;
    postMessage(message: unknown): void;
  };
  send?: (message: unknown) => unknown;
  on(event: 'message' | 'disconnect', listener: (message: unknown) => void): unknown;
}

/** Joins the shell that started this process; undefined when nobody did (a station started by hand). */
export function connectShell(host: ProcessLike): ShellLink | undefined {
  const { parentPort } = host;
  if (parentPort !== undefined && parentPort !== null) {
    const link = new Link((message) => parentPort.postMessage(message));
    parentPort.on('message', ({ data, ports }) => link.receive(data, ports[0]));
    return link;
  }
  if (host.send === undefined) return undefined;
  const link = new Link((message) => host.send?.(message));
  host.on('message', (message) => link.receive(message, undefined));
  host.on('disconnect', () => link.lost());
  return link;
}

class Link implements ShellLink {
  readonly shell: PipeChannel;
  readonly #send: (message: ProcessMessage) => void;
  readonly #screens = new Map<string, PipeChannel>();
  #listener: ((channel: Channel, screen: string) => void) | undefined;
  #waiting: [Channel, string][] = [];

  constructor(send: (message: ProcessMessage) => void) {
    this.#send = send;
    this.shell = new PipeChannel({ send: (frame) => send({ to: 'shell', frame }), close: () => undefined });
  }

  onScreen(listener: (channel: Channel, screen: string) => void): void {
    this.#listener = listener;
    for (const [channel, screen] of this.#waiting.splice(0)) listener(channel, screen);
  }

  receive(value: unknown, port: ScreenPort | undefined): void {
    const message = parseProcessMessage(value);
    if (message === undefined) return;
    if (message.to === 'shell') this.shell.deliver(message.frame);
    else if ('frame' in message) this.#screens.get(message.screen)?.deliver(message.frame);
    else if ('open' in message) this.#arrived(message.screen, this.#relayed(message.screen));
    else if ('closed' in message) this.#left(message.screen);
    else if (port !== undefined) this.#arrived(message.screen, this.#ported(message.screen, port));
  }

  /** The shell is gone, and every renderer with it. */
  lost(): void {
    for (const screen of [...this.#screens.keys()]) this.#left(screen);
    this.shell.ended();
  }

  #relayed(screen: string): PipeChannel {
    return new PipeChannel({
      send: (frame) => this.#send({ to: 'screen', screen, frame }),
      close: () => this.#send({ to: 'screen', screen, closed: true }),
    });
  }

  #ported(screen: string, port: ScreenPort): PipeChannel {
    const channel = new PipeChannel({ send: (frame) => port.postMessage(frame), close: () => port.close() });
    port.on('message', ({ data }) => {
      if (typeof data === 'string') channel.deliver(data);
    });
    port.on('close', () => this.#left(screen, channel));
    port.start();
    return channel;
  }

  #arrived(screen: string, channel: PipeChannel): void {
    this.#left(screen); // the same name again is a new renderer
    this.#screens.set(screen, channel);
    if (this.#listener === undefined) this.#waiting.push([channel, screen]);
    else this.#listener(channel, screen);
  }

  #left(screen: string, channel = this.#screens.get(screen)): void {
    if (this.#screens.get(screen) === channel) this.#screens.delete(screen);
    channel?.ended();
  }
}

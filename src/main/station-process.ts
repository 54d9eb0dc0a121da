import { MessageChannelMain, utilityProcess, type UtilityProcess, type WebContents } from 'electron';
import { PipeChannel } from '../shared/shell/pipe-channel.ts';
import { parseProcessMessage, stationPortChannel, type ProcessMessage } from '../shared/shell/process.ts';
import { screenOrigin } from '../shared/shell/screen-origin.ts';
import { Supervisor } from '../shared/shell/supervisor.ts';
import type { Channel } from '../shared/wire/channel.ts';
import { clock } from './clock.ts';

export interface StationParts {
  /** The station's entry file. */
  readonly file: string;
  /** A new station said its first word: its channel for the contract `shell`, which tells nothing until the promise is kept. */
  readonly onShellChannel: (channel: Channel) => Promise<void>;
  readonly onCrashLoop: (deaths: number) => void;
}

/** The station as a utility process, brought back whenever it dies; the screen gets a new port each time. */
export class StationProcess {
  readonly #parts: StationParts;
  readonly #supervisor: Supervisor;
  #child: UtilityProcess | undefined;
  #screen: WebContents | undefined;
  #screens = 0;

  constructor(parts: StationParts) {
    this.#parts = parts;
    this.#supervisor = new Supervisor({
      ...clock,
      start: (onEnd) => this.#spawn(onEnd),
      onCrashLoop: parts.onCrashLoop,
    });
  }

  start(): void {
    this.#supervisor.start();
  }

  stop(): void {
    this.#supervisor.stop();
  }

  /** Joins a page to the station whenever its preload script says that a page begins: long before it has loaded. */
  serve(screen: WebContents): void {
    screen.ipc.on(stationPortChannel, ({ senderFrame }) => {
      if (senderFrame !== screen.mainFrame || senderFrame.origin !== screenOrigin) return;
      this.#screen = screen;
      this.#join();
    });
    screen.on('render-process-gone', () => (this.#screen = undefined));
  }

  #join(): void {
    if (this.#child === undefined || this.#screen === undefined) return;
    const { port1, port2 } = new MessageChannelMain();
    const message: ProcessMessage = { to: 'screen', screen: `screen-${++this.#screens}`, port: true };
    this.#child.postMessage(message, [port1]);
    this.#screen.postMessage(stationPortChannel, null, [port2]);
  }

  #spawn(onEnd: () => void): { kill: () => void } {
    const child = utilityProcess.fork(this.#parts.file, [], { serviceName: 'Trombine station' });
    const send = (message: ProcessMessage): void => child.postMessage(message);
    const channel = new PipeChannel({
      send: (frame) => send({ to: 'shell', frame }),
      close: () => child.kill(),
    });
    let served: Promise<void> | undefined;
    child.on('spawn', () => {
      this.#child = child;
      this.#join();
    });
    child.on('message', (value: unknown) => {
      const message = parseProcessMessage(value);
      if (message?.to !== 'shell') return;
      served ??= this.#parts.onShellChannel(channel);
      void served.then(() => channel.deliver(message.frame));
    });
    child.on('exit', () => {
      if (this.#child === child) this.#child = undefined;
      channel.ended();
      onEnd();
    });
    return { kill: () => child.kill() };
  }
}

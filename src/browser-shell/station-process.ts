import { fork, type ChildProcess } from 'node:child_process';
import { PipeChannel } from '../shared/shell/pipe-channel.ts';
import { parseProcessMessage, type ProcessMessage } from '../shared/shell/process.ts';
import { Supervisor } from '../shared/shell/supervisor.ts';
import type { Channel } from '../shared/wire/channel.ts';

export interface StationParts {
  /** The station's entry file. */
  readonly file: string;
  /** A new station is there: its channel for the contract `shell`. */
  readonly onShellChannel: (channel: Channel) => void;
  readonly onScreenMessage: (message: Extract<ProcessMessage, { to: 'screen' }>) => void;
  readonly onGone: () => void;
  readonly onCrashLoop: (deaths: number) => void;
}

/** The station as a child process, brought back whenever it dies. */
export class StationProcess {
  readonly #parts: StationParts;
  readonly #supervisor: Supervisor;
  #child: ChildProcess | undefined;

  constructor(parts: StationParts) {
    this.#parts = parts;
    this.#supervisor = new Supervisor({
      start: (onEnd) => this.#spawn(onEnd),
      now: () => performance.now(),
      later: (callback, milliseconds) => {
        const timer = setTimeout(callback, milliseconds);
        return () => clearTimeout(timer);
      },
      onCrashLoop: parts.onCrashLoop,
    });
  }

  start(): void {
    this.#supervisor.start();
  }

  stop(): void {
    this.#supervisor.stop();
  }

  /** False when there is no station now. */
  send(message: ProcessMessage): boolean {
    if (this.#child?.connected !== true) return false;
    this.#child.send(message, (_error) => undefined); // its end is told by `exit`
    return true;
  }

  #spawn(onEnd: () => void): { kill: () => void } {
    const child = fork(this.#parts.file, [], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    this.#child = child;
    const channel = new PipeChannel({
      send: (frame) => this.send({ to: 'shell', frame }),
      close: () => child.kill(),
    });
    child.on('message', (value) => {
      const message = parseProcessMessage(value);
      if (message?.to === 'shell') channel.deliver(message.frame);
      else if (message?.to === 'screen') this.#parts.onScreenMessage(message);
    });
    const gone = (): void => {
      if (this.#child === child) this.#child = undefined;
      channel.ended();
      this.#parts.onGone();
      onEnd();
    };
    let over = false;
    for (const event of ['exit', 'error'] as const) {
      child.on(event, () => {
        if (!over) gone();
        over = true;
      });
    }
    this.#parts.onShellChannel(channel);
    return { kill: () => child.kill('SIGKILL') };
  }
}

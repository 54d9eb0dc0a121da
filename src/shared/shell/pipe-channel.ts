import type { Channel } from '../wire/channel.ts';

/** The two ends of a real pipe that a `PipeChannel` is laid on. */
export interface Pipe {
  send(frame: string): void;
  close(): void;
}

/** A `Channel` over any pipe: keeps the frames that come before somebody listens, and tells of the end once. */
export class PipeChannel implements Channel {
  readonly #pipe: Pipe;
  #listener: ((frame: string) => void) | undefined;
  #waiting: string[] = [];
  #closeListener: (() => void) | undefined;
  #closed = false;

  constructor(pipe: Pipe) {
    this.#pipe = pipe;
  }

  send(frame: string): void {
    if (!this.#closed) this.#pipe.send(frame);
  }

  onFrame(listener: (frame: string) => void): void {
    this.#listener = listener;
    for (const frame of this.#waiting.splice(0)) listener(frame);
  }

  onClose(listener: () => void): void {
    this.#closeListener = listener;
    if (this.#closed) listener();
  }

  close(): void {
    if (this.#closed) return;
    this.#pipe.close();
    this.ended();
  }

  /** The adapter calls this with each frame that arrives. */
  deliver(frame: string): void {
    if (this.#closed) return;
    if (this.#listener === undefined) this.#waiting.push(frame);
    else this.#listener(frame);
  }

  /** The adapter calls this when the other end is gone. */
  ended(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#waiting = [];
    this.#closeListener?.();
  }
}

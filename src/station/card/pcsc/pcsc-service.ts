import { EventEmitter } from 'node:events';
import { SCARD, type Binding, type ChangedState, type NativeContext } from './binding.ts';
import { PcscReader } from './pcsc-reader.ts';

/** Pseudo-reader that changes when readers are connected or pulled (pcsc-lite API, SCardGetStatusChange). */
const PLUG_AND_PLAY = '\\\\?PnP?\\Notification';

/** Readers are listed at least this often, because a change between two waits is told to nobody. */
const LIST_EVERY_MS = 1_000;

/** Pauses before looking for the daemon again, in ms; the last one is repeated. */
const RETRY_MS = [100, 250, 500, 1_000, 2_000];

interface Events {
  up: [];
  down: [cause: unknown];
  reader: [reader: PcscReader];
}

/**
 * Watches the PC/SC daemon: `up` when it answers, `reader` for each reader, `down` when it is lost; it comes back by
 * itself. Own loop over `waitForChange`, because `smartcard`'s monitor loses cards that are swapped while it looks away
 * or that come while a reader is connected, and never recovers from a restart of the daemon.
 */
export class PcscService extends EventEmitter<Events> {
  readonly #binding: Binding;
  readonly #readers = new Map<string, PcscReader>();
  readonly #ended: Promise<void>;
  #closed = false;
  #failures = 0;
  #waiting: NativeContext | undefined;
  #wake: (() => void) | undefined;

  constructor(binding: Binding) {
    super();
    this.#binding = binding;
    this.#ended = Promise.resolve().then(() => this.#run()); // listeners first
  }

  /** Stops the watch and lets go of all readers. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#waiting?.cancel();
    this.#wake?.();
    await this.#ended;
  }

  async #run(): Promise<void> {
    while (!this.#closed) {
      try {
        await this.#watch(new this.#binding.Context());
      } catch (cause) {
        for (const reader of this.#readers.values()) this.#drop(reader);
        if (this.#failures === 0) this.emit('down', cause);
        await this.#pause(RETRY_MS[this.#failures] ?? RETRY_MS.at(-1) ?? 0);
        this.#failures += 1;
      }
    }
    for (const reader of this.#readers.values()) this.#drop(reader);
  }

  /** Follows one connection to the daemon until closed; rejects when the daemon is lost. */
  async #watch(context: NativeContext): Promise<void> {
    try {
      this.#list(context);
      this.#failures = 0;
      this.emit('up');
      while (!this.#closed) {
        const known = [...this.#readers.values()].map(({ name, seen }) => ({ name, state: seen }));
        this.#waiting = context;
        const changes = await context.waitForChange(
          [...known, { name: PLUG_AND_PLAY, state: 0 }],
          LIST_EVERY_MS,
        );
        this.#waiting = undefined;
        if (this.#closed || changes === null) continue;
        for (const change of changes) this.#apply(change);
        const listAgain =
          changes.length === 0 || changes.some(({ name, changed }) => changed && name === PLUG_AND_PLAY);
        if (listAgain) this.#list(context);
      }
    } finally {
      this.#waiting = undefined;
      context.close();
    }
  }

  #apply({ name, state, changed, atr }: ChangedState): void {
    const reader = this.#readers.get(name);
    if (!reader || !changed) return;
    if (state & SCARD.STATE_UNKNOWN) this.#drop(reader);
    else reader.update(state & ~SCARD.STATE_CHANGED, atr);
  }

  #list(context: NativeContext): void {
    const names = new Set(context.listReaders().map(({ name }) => name));
    for (const reader of this.#readers.values()) if (!names.has(reader.name)) this.#drop(reader);
    for (const name of names) {
      if (this.#readers.has(name)) continue;
      const reader = new PcscReader(this.#binding, name);
      this.#readers.set(name, reader);
      this.emit('reader', reader);
    }
  }

  #drop(reader: PcscReader): void {
    this.#readers.delete(reader.name);
    reader.close();
  }

  #pause(ms: number): Promise<void> {
    if (this.#closed) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

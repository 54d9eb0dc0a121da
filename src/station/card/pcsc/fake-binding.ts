import { SCARD, type Binding, type ChangedState, type NativeCard, type ReaderState } from './binding.ts';

/** What a fake PC/SC daemon holds; tests change it and call `changed`. */
export interface FakeReader {
  /** ATR of the card that lies there, if any. */
  atr: Buffer | undefined;
  /** Insertions and removals so far: `dwEventState` has it in its upper half. */
  count: number;
  /** The next so many connections fail. */
  refusals: number;
  /** Flags beside PRESENT and EMPTY. */
  flags: number;
  transmit(apdu: Buffer): Promise<Buffer>;
}

/** A PC/SC daemon in memory, below the binding: it can do what no virtual reader can. */
export class FakePcsc {
  readonly readers = new Map<string, FakeReader>();
  running = true;
  /** Contexts that were opened and not closed. */
  openContexts = 0;
  connections = 0;
  #wake = new Set<() => void>();
  #plugs = 0;

  /** A reader, empty, that answers each APDU with itself and 9000. */
  plug(name: string): FakeReader {
    const transmit = async (apdu: Buffer) => Buffer.concat([apdu, Uint8Array.of(0x90, 0)]);
    const reader: FakeReader = { atr: undefined, count: 0, refusals: 0, flags: 0, transmit };
    this.readers.set(name, reader);
    this.#plugs += 1;
    return reader;
  }

  unplug(name: string): void {
    this.readers.delete(name);
    this.#plugs += 1;
  }

  /** Wakes the watch, as the daemon does. */
  changed(): void {
    for (const wake of [...this.#wake]) wake();
  }

  readonly binding: Binding = {
    Context: ((fake: FakePcsc) =>
      class {
        #cancelled = false;
        #seenPlugs = fake.#plugs;
        constructor() {
          fake.#mustRun();
          fake.openContexts += 1;
        }
        listReaders() {
          fake.#mustRun();
          return [...fake.readers.keys()].map((name) => ({ name, connect: () => fake.#connect(name) }));
        }
        async waitForChange(
          known: readonly ReaderState[],
          timeoutMs: number,
        ): Promise<ChangedState[] | null> {
          const end = performance.now() + timeoutMs;
          for (;;) {
            fake.#mustRun();
            if (this.#cancelled) return null;
            const states = known.map((reader) => fake.#look(reader, this.#seenPlugs));
            this.#seenPlugs = fake.#plugs;
            if (states.some(({ changed }) => changed)) return states;
            if (performance.now() >= end) return [];
            await fake.#change(end - performance.now());
          }
        }
        cancel() {
          this.#cancelled = true;
          fake.changed();
        }
        close() {
          fake.openContexts -= 1;
        }
      })(this),
  };

  #mustRun(): void {
    if (!this.running) throw new Error('PC/SC service not running');
  }

  #look({ name, state }: ReaderState, seenPlugs: number): ChangedState {
    if (name.includes('PnP')) return { name, state: 0, changed: seenPlugs !== this.#plugs, atr: null };
    const reader = this.readers.get(name);
    if (!reader) return { name, state: SCARD.STATE_UNKNOWN, changed: true, atr: null };
    const flags = reader.flags | (reader.atr ? SCARD.STATE_PRESENT : SCARD.STATE_EMPTY);
    const now = ((reader.count << 16) | flags) >>> 0;
    return { name, state: now | SCARD.STATE_CHANGED, changed: now !== state, atr: reader.atr ?? null };
  }

  async #connect(name: string): Promise<NativeCard> {
    this.connections += 1;
    const reader = this.readers.get(name);
    if (!reader?.atr) throw new Error('No smart card present');
    if (reader.refusals > 0) {
      reader.refusals -= 1;
      throw new Error('Sharing violation');
    }
    return {
      protocol: 2,
      transmit: (apdu) => reader.transmit(apdu),
      control: async (_code, data) => data,
      disconnect: () => this.#mustRun(),
    };
  }

  #change(atMostMs: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.#wake.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, atMostMs);
      this.#wake.add(wake);
    });
  }
}

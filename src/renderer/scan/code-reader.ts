import type { FromReader, ToReader } from './protocol.ts';

/** The part of a worker that is used. */
export interface ReaderWorker {
  postMessage(message: ToReader, transfer: Transferable[]): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<FromReader>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

/** The worker of the product, with its WebAssembly: both are loaded now, and not with the screen. */
export const startReader = (): ReaderWorker =>
  new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'code reader' });

/** A worker that does not answer for so long will not, in milliseconds; the first picture waits for its program, too. */
const patience = 10_000;

/** Reads codes out of pictures, one picture at a time. Null once it does not work: the kiosk goes on without it. */
export class CodeReader {
  readonly #worker: ReaderWorker;
  #next = 0;
  #answer: ((codes: readonly string[] | null) => void) | undefined;
  #lost = false;

  constructor(start: () => ReaderWorker = startReader) {
    this.#worker = start();
    this.#worker.onmessage = ({ data }) => {
      if (data.kind === 'lost') return this.#lose();
      if (data.id === this.#next) this.#settle(data.codes);
    };
    this.#worker.onerror = (event) => {
      event.preventDefault();
      this.#lose();
    };
  }

  /** What stands in the picture, which belongs to the reader from now on. */
  async read(picture: ImageBitmap): Promise<readonly string[] | null> {
    if (this.#lost) {
      picture.close();
      return null;
    }
    this.#next += 1;
    const answer = new Promise<readonly string[] | null>((resolve) => (this.#answer = resolve));
    this.#worker.postMessage({ id: this.#next, picture }, [picture]);
    const timer = setTimeout(() => this.#lose(), patience);
    try {
      return await answer;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Ends the worker; what was asked is answered by null. */
  close(): void {
    this.#lose();
  }

  #lose(): void {
    if (this.#lost) return;
    this.#lost = true;
    this.#worker.terminate();
    this.#settle(null);
  }

  #settle(codes: readonly string[] | null): void {
    this.#answer?.(codes);
    this.#answer = undefined;
  }
}

import type { Analysis, PictureKind } from './analysis.ts';
import type { FromWorker, ToWorker } from './protocol.ts';

/** What is needed of a Worker. */
export interface WorkerLike {
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(message: ToWorker, transfer: Transferable[]): void;
  terminate(): void;
}

/** How opening went: `off` when the analysis cannot work here, `dead` when another try may. */
export type Opened =
  | { readonly state: 'on' }
  | { readonly state: 'off'; readonly why: string }
  | { readonly state: 'dead'; readonly why: string };

/** One life of the worker: opened once, asked one picture at a time, and of no use once it ended. */
export class FaceWorker {
  /** Settles with the reason, for the log, when the worker died, was too slow or was told to end. */
  readonly ended: Promise<string>;
  readonly #worker: WorkerLike;
  readonly #settleEnd: (why: string) => void;
  #settleOpening: (opened: Opened) => void = () => undefined;
  #settlePicture: (analysis: Analysis | null) => void = () => undefined;
  #asked = 0;

  constructor(worker: WorkerLike) {
    let settle: (why: string) => void = () => undefined;
    this.ended = new Promise((resolve) => (settle = resolve));
    this.#settleEnd = settle;
    this.#worker = worker;
    worker.onmessage = ({ data }) => this.#hear(data);
    worker.onerror = (event) => this.end(event.message || 'the script of the worker cannot be loaded');
  }

  /** Loads the models from that folder, and tests them. `patience` in milliseconds. */
  async open(base: string, patience: number): Promise<Opened> {
    const opening = new Promise<Opened>((resolve) => (this.#settleOpening = resolve));
    this.#worker.postMessage({ kind: 'open', base }, []);
    return this.#within(patience, opening);
  }

  /** Measures a picture, which is taken over; null when the worker ended before it answered. `patience` in milliseconds. */
  async analyse(
    picture: ImageBitmap,
    scale: number,
    as: PictureKind,
    patience: number,
  ): Promise<Analysis | null> {
    const answer = new Promise<Analysis | null>((resolve) => (this.#settlePicture = resolve));
    this.#asked += 1;
    this.#worker.postMessage({ kind: 'analyse', id: this.#asked, picture, scale, as }, [picture]);
    return this.#within(patience, answer);
  }

  /** Forgets the frame before. */
  reset(): void {
    this.#worker.postMessage({ kind: 'reset' }, []);
  }

  end(why: string): void {
    this.#worker.terminate();
    this.#settleEnd(why);
    this.#settleOpening({ state: 'dead', why });
    this.#settlePicture(null);
  }

  async #within<T>(patience: number, answer: Promise<T>): Promise<T> {
    const alarm = setTimeout(() => this.end(`no answer within ${patience} ms`), patience);
    try {
      return await answer;
    } finally {
      clearTimeout(alarm);
    }
  }

  #hear(message: FromWorker): void {
    switch (message.kind) {
      case 'on':
        return this.#settleOpening({ state: 'on' });
      case 'off':
        return this.#settleOpening({ state: 'off', why: message.why });
      case 'analysed':
        return message.id === this.#asked ? this.#settlePicture(message.analysis) : undefined;
      case 'lost':
        return this.end(message.why);
    }
  }
}

import type { Analysis, FaceAnalysis, PictureKind } from './analysis.ts';
import { FaceWorker, type WorkerLike } from './face-worker.ts';

/** How long to wait, in milliseconds. */
export interface Patience {
  /** For the worker to have loaded the models and tested itself. */
  readonly opening: number;
  /** For one picture. */
  readonly picture: number;
  /** Before a dead worker gets a successor. */
  readonly restart: number;
}

/** With one core for the whole browser, opening took 0.8 s and a picture 40 ms: these are for what is broken, not for what is slow. */
const patience: Patience = { opening: 20_000, picture: 5_000, restart: 1_000 };

/** What a client is made of. */
export interface ClientParts {
  /** Starts a worker; may throw where there are none. */
  start(): WorkerLike;
  /** The folder of the models, as an address that ends in a slash. */
  readonly base: string;
  /** Writes down why the analysis does not work. */
  report(why: string): void;
  readonly patience?: Patience;
}

/**
 * The face analysis of the page: one worker, one picture in it at a time. A worker that died is replaced after a pause; when its
 * successor dies before it answered once, the analysis stays off.
 */
export class FaceClient implements FaceAnalysis {
  readonly state: Promise<'on' | 'off'>;
  readonly #parts: ClientParts;
  readonly #patience: Patience;
  #worker: Promise<FaceWorker | null>;
  #queue: Promise<unknown> = Promise.resolve();
  #current: FaceWorker | null = null;
  #isSuccessor = false;
  #isClosed = false;

  constructor(parts: ClientParts) {
    this.#parts = parts;
    this.#patience = parts.patience ?? patience;
    this.#worker = this.#open();
    this.state = this.#worker.then((worker) => (worker === null ? 'off' : 'on'));
  }

  analyse(picture: ImageBitmap, scale: number, kind: PictureKind): Promise<Analysis | null> {
    const answer = this.#queue.then(() => this.#analyse(picture, scale, kind));
    this.#queue = answer.catch(() => null); // a picture that cannot be given away is its caller's bug, and nobody else's
    return answer;
  }

  reset(): void {
    this.#queue = this.#queue.then(async () => (await this.#worker)?.reset());
  }

  close(): void {
    this.#isClosed = true;
    this.#current?.end('closed');
  }

  async #analyse(picture: ImageBitmap, scale: number, kind: PictureKind): Promise<Analysis | null> {
    const worker = await this.#worker;
    if (worker === null || this.#isClosed) {
      picture.close();
      return null;
    }
    const analysis = await worker.analyse(picture, scale, kind, this.#patience.picture);
    if (analysis !== null) this.#isSuccessor = false; // it works again: the next death is a first one
    return analysis;
  }

  async #open(): Promise<FaceWorker | null> {
    if (this.#isClosed) return null;
    let started: WorkerLike;
    try {
      started = this.#parts.start();
    } catch (error) {
      this.#parts.report(error instanceof Error ? error.message : 'no worker can be started');
      return null;
    }
    const worker = new FaceWorker(started);
    this.#current = worker;
    const opened = await worker.open(this.#parts.base, this.#patience.opening);
    if (opened.state === 'dead') return this.#succeed(opened.why);
    if (opened.state === 'off') {
      this.#parts.report(opened.why);
      worker.end('off');
      return null;
    }
    void worker.ended.then((why) => (this.#worker = this.#succeed(why)));
    return worker;
  }

  /** The worker that follows a dead one, if there is to be one. */
  async #succeed(why: string): Promise<FaceWorker | null> {
    if (this.#isClosed) return null;
    this.#parts.report(why);
    if (this.#isSuccessor) return null;
    this.#isSuccessor = true;
    await new Promise((resolve) => setTimeout(resolve, this.#patience.restart));
    return this.#open();
  }
}

import { Worker } from 'node:worker_threads';
import type { Crop } from '../../shared/domain/photo.ts';
import { err, type Result } from '../../shared/domain/result.ts';
import type { Log } from '../log.ts';
import type { Intake, PhotoDesk, PhotoError, TakenIn } from './intake.ts';

/** What the worker is asked. */
export interface Question {
  readonly id: number;
  readonly frame: string;
  readonly crop: Crop;
}

/** What it answers. Pictures arrive as copies. */
export interface Answer {
  readonly id: number;
  readonly result: Result<TakenIn, PhotoError>;
}

type Settle = (result: Result<TakenIn, PhotoError>) => void;

/** How long one photo may take, the start of the worker included, in milliseconds. */
const defaultLimit = 10_000;

/** The intake in a worker thread. The worker starts when the booth opens, and is ended after each visit that used it. */
export class WorkerIntake implements PhotoDesk {
  readonly #file: URL;
  readonly #log: Log;
  readonly #limit: number;
  readonly #pending = new Map<number, Settle>();
  #worker: Worker | undefined;
  #used = false;
  #lastId = 0;

  constructor(file: URL, log: Log, limit = defaultLimit) {
    this.#file = file;
    this.#log = log;
    this.#limit = limit;
  }

  warm(): void {
    this.#worker ??= this.#start();
  }

  readonly takeIn: Intake = (frame, crop) =>
    new Promise((resolve) => {
      this.warm();
      this.#used = true;
      const id = ++this.#lastId;
      const late = setTimeout(() => this.#end('the photo worker took too long'), this.#limit);
      this.#pending.set(id, (result) => {
        clearTimeout(late);
        this.#pending.delete(id);
        resolve(result);
      });
      this.#worker?.postMessage({ id, frame, crop } satisfies Question);
    });

  forget(): void {
    if (!this.#used) return;
    this.#end(null);
  }

  #start(): Worker {
    const worker = new Worker(this.#file);
    worker.on('message', ({ id, result }: Answer) => this.#pending.get(id)?.(whole(result)));
    worker.on('error', (error: unknown) =>
      this.#gone(worker, error instanceof Error ? error.message : 'the photo worker failed'),
    );
    worker.on('exit', () => this.#gone(worker, 'the photo worker ended'));
    worker.unref(); // an idle worker does not keep the station alive
    return worker;
  }

  /** Ends the worker with all of its memory; what it still owes is answered. */
  #end(why: string | null): void {
    const worker = this.#worker;
    if (worker === undefined) return;
    this.#gone(worker, why);
    void worker.terminate();
  }

  #gone(worker: Worker, why: string | null): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    this.#used = false;
    if (why !== null) this.#log.error({ why }, 'photo worker');
    for (const settle of [...this.#pending.values()]) settle(err('photo.unreadable'));
  }
}

/** Bytes that crossed threads are plain arrays: buffers again, over the same memory. */
function whole(result: Answer['result']): Answer['result'] {
  if (!result.ok) return result;
  const buffer = (jpeg: Uint8Array): Buffer => Buffer.from(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength);
  const { identity, directory } = result.value;
  return {
    ok: true,
    value: {
      identity: { ...identity, jpeg: buffer(identity.jpeg) },
      directory: { ...directory, jpeg: buffer(directory.jpeg) },
    },
  };
}

import { Worker } from 'node:worker_threads';
import type { Crop } from '../../shared/domain/photo.ts';
import { err, type Result } from '../../shared/domain/result.ts';
import type { Log } from '../log.ts';
import type { BroughtIn, Original, PhotoDesk, PhotoError, TakenIn } from './intake.ts';

/** What the worker can be asked. Bytes are its own and are overwritten. */
export type Asked =
  | { readonly do: 'take-in'; readonly picture: string | Uint8Array; readonly crop: Crop }
  | { readonly do: 'bring-in'; readonly bytes: Uint8Array }
  | { readonly do: 'thumbnail'; readonly bytes: Uint8Array };

/** What it answers to each. */
export interface Answers {
  readonly 'take-in': Result<TakenIn, PhotoError>;
  readonly 'bring-in': Result<BroughtIn, PhotoError>;
  readonly thumbnail: Result<Buffer, PhotoError>;
}

export interface Question {
  readonly id: number;
  readonly asked: Asked;
}

/** Pictures arrive in memory of their own. */
export interface Answer {
  readonly id: number;
  readonly result: Answers[Asked['do']];
}

interface Job {
  readonly asked: Asked;
  readonly settle: (result: Answer['result']) => void;
}

/** How long one picture may take, the start of the worker included, in milliseconds. */
const defaultLimit = 10_000;

/** The intake in a worker thread. The worker starts when the booth opens, and is ended after each visit that used it. */
export class WorkerIntake implements PhotoDesk {
  readonly #file: URL;
  readonly #log: Log;
  readonly #limit: number;
  readonly #waiting: Job[] = [];
  #worker: Worker | undefined;
  #job: (Job & { readonly id: number; readonly late: NodeJS.Timeout }) | undefined;
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

  async takeIn(original: Original, crop: Crop): Promise<Result<TakenIn, PhotoError>> {
    const picture = 'base64' in original ? original.base64 : new Uint8Array(original.jpeg);
    const result = await this.#ask({ do: 'take-in', picture, crop });
    if (!result.ok) return result;
    const { identity, directory } = result.value;
    return {
      ok: true,
      value: {
        identity: { ...identity, jpeg: buffer(identity.jpeg) },
        directory: { ...directory, jpeg: buffer(directory.jpeg) },
      },
    };
  }

  async bringIn(bytes: Buffer): Promise<Result<BroughtIn, PhotoError>> {
    const result = await this.#ask({ do: 'bring-in', bytes: moved(bytes) });
    return result.ok ? { ok: true, value: { ...result.value, jpeg: buffer(result.value.jpeg) } } : result;
  }

  async thumbnail(bytes: Buffer): Promise<Result<Buffer, PhotoError>> {
    const result = await this.#ask({ do: 'thumbnail', bytes: moved(bytes) });
    return result.ok ? { ok: true, value: buffer(result.value) } : result;
  }

  forget(): void {
    for (const { asked, settle } of this.#waiting.splice(0)) {
      const bytes = 'bytes' in asked ? asked.bytes : asked.picture;
      if (bytes instanceof Uint8Array) bytes.fill(0);
      settle(err('photo.unreadable'));
    }
    if (this.#used) this.#end(null);
  }

  /** One at a time, so that a picture that hangs spoils no other. What a person waits for goes before pictures to choose by. */
  #ask<D extends Asked['do']>(asked: Extract<Asked, { do: D }>): Promise<Answers[D]> {
    return new Promise((resolve) => {
      const job: Job = { asked, settle: (result) => resolve(result as Answers[D]) };
      const first = this.#waiting.findIndex((other) => other.asked.do === 'thumbnail');
      if (asked.do === 'thumbnail' || first < 0) this.#waiting.push(job);
      else this.#waiting.splice(first, 0, job);
      this.#next();
    });
  }

  #next(): void {
    if (this.#job !== undefined) return;
    const job = this.#waiting.shift();
    if (job === undefined) return;
    this.warm();
    this.#used = true;
    const id = ++this.#lastId;
    const late = setTimeout(() => this.#end('the photo worker took too long'), this.#limit);
    this.#job = { ...job, id, late };
    const { asked } = job;
    const bytes = 'bytes' in asked ? asked.bytes : asked.picture;
    const owned = bytes instanceof Uint8Array ? [bytes.buffer as ArrayBuffer] : [];
    this.#worker?.postMessage({ id, asked } satisfies Question, owned);
  }

  #settle(result: Answer['result']): void {
    const job = this.#job;
    if (job === undefined) return;
    clearTimeout(job.late);
    this.#job = undefined;
    job.settle(result);
    this.#next();
  }

  #start(): Worker {
    const worker = new Worker(this.#file);
    worker.on('message', ({ id, result }: Answer) => {
      if (this.#job?.id === id) this.#settle(result);
    });
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
    this.#settle(err('photo.unreadable'));
  }
}

/** Bytes that crossed threads are plain arrays: buffers again, over the same memory. */
const buffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The bytes in memory of their own, which can be handed to a thread; where they were is overwritten. */
function moved(bytes: Buffer): Uint8Array {
  const own = new Uint8Array(bytes);
  bytes.fill(0);
  return own;
}

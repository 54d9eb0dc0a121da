/** One life of a supervised process. */
export interface Life {
  /** Ends it at once. */
  kill(): void;
}

export interface SupervisorParts {
  /** Starts a new life; `onEnd` is called once, when it is over for whatever reason. */
  readonly start: (onEnd: () => void) => Life;
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
  /** Calls back after that many milliseconds; the answer cancels it. */
  readonly later: (callback: () => void, milliseconds: number) => () => void;
  /** Told when the process keeps dying, with how often it died within the window. */
  readonly onCrashLoop?: (deaths: number) => void;
}

/** Back at once after a first death; then slower and slower while it keeps dying. */
export const supervision = {
  /** Wait before each new life, by the number of deaths within the window, in milliseconds. */
  waits: [0, 250, 500, 1_000, 2_000],
  /** The wait when it died more often than that: a crash loop. */
  loopWait: 10_000,
  /** Deaths older than this are forgotten, in milliseconds. */
  window: 60_000,
} as const;

/** Keeps one process alive: a death is answered by a new life, at once at first, slower in a crash loop. */
export class Supervisor {
  readonly #parts: SupervisorParts;
  #life: Life | undefined;
  #deaths: number[] = [];
  #cancelWait: (() => void) | undefined;
  #stopped = false;

  constructor(parts: SupervisorParts) {
    this.#parts = parts;
  }

  start(): void {
    if (this.#stopped || this.#life !== undefined) return;
    let ended = false;
    const life = this.#parts.start(() => {
      if (ended) return;
      ended = true;
      this.#life = undefined;
      this.#died();
    });
    if (!ended) this.#life = life;
  }

  /** No new life any more; the present one is ended. */
  stop(): void {
    this.#stopped = true;
    this.#cancelWait?.();
    this.#life?.kill();
  }

  #died(): void {
    if (this.#stopped) return;
    const now = this.#parts.now();
    this.#deaths = [...this.#deaths.filter((at) => now - at < supervision.window), now];
    const wait = supervision.waits[this.#deaths.length - 1];
    if (wait === undefined) this.#parts.onCrashLoop?.(this.#deaths.length);
    this.#cancelWait = this.#parts.later(() => this.start(), wait ?? supervision.loopWait);
  }
}

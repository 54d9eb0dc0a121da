const FREE_FAILURES = 5;
const WINDOW_MS = 60_000;

/** Slows guessing down: after five failures for a login within a minute, that login has to wait. */
export class Attempts {
  readonly #failures = new Map<string, number[]>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Seconds to wait before the next attempt for this login; 0 when it may try now. */
  wait(login: string): number {
    const recent = this.#recent(login);
    const oldest = recent.at(-FREE_FAILURES);
    return oldest === undefined ? 0 : Math.ceil((oldest + WINDOW_MS - this.#now()) / 1000);
  }

  /** Notes a failed attempt. */
  failed(login: string): void {
    this.#failures.set(login, [...this.#recent(login), this.#now()]);
    for (const one of this.#failures.keys()) if (this.#recent(one).length === 0) this.#failures.delete(one);
  }

  /** Forgets the failures of a login that got in. */
  succeeded(login: string): void {
    this.#failures.delete(login);
  }

  #recent(login: string): number[] {
    return (this.#failures.get(login) ?? []).filter((at) => at + WINDOW_MS > this.#now());
  }
}

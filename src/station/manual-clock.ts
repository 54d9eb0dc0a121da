import type { Clock } from './clock.ts';

/** A clock that stands still until it is moved. For tests. */
export class ManualClock implements Clock {
  #now: number;
  #timers: { at: number; act: () => void }[] = [];

  constructor(now = Date.UTC(2026, 10, 20, 8)) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  after(milliseconds: number, act: () => void): () => void {
    const timer = { at: this.#now + Math.max(0, milliseconds), act };
    this.#timers.push(timer);
    return () => void (this.#timers = this.#timers.filter((one) => one !== timer));
  }

  /** Milliseconds until the next timer; null when none is set. */
  next(): number | null {
    return this.#timers.length === 0 ? null : Math.min(...this.#timers.map((timer) => timer.at)) - this.#now;
  }

  /** Moves on by this many milliseconds and fires what became due, in order. */
  advance(milliseconds: number): void {
    const end = this.#now + milliseconds;
    for (;;) {
      const [due] = this.#timers.filter((timer) => timer.at <= end).sort((left, right) => left.at - right.at);
      if (due === undefined) break;
      this.#timers = this.#timers.filter((timer) => timer !== due);
      this.#now = Math.max(this.#now, due.at);
      due.act();
    }
    this.#now = end;
  }
}

import type { Clock } from '../clock.ts';
import { Listeners } from '../listeners.ts';

export type Reachable = 'unknown' | 'ok' | 'down';

/** How long between two looks while central is down, in milliseconds. */
const every = 3_000;

/**
 * Whether central can be reached. An exchange that fails is only a suspicion: a cheap request to the health address decides, and
 * while that one fails too it is repeated every few seconds, so that the queue goes on as soon as the outage ends.
 */
export class Reachability {
  readonly #probe: () => Promise<boolean>;
  readonly #clock: Clock;
  readonly #listeners = new Listeners<[Reachable]>();
  #state: Reachable = 'unknown';
  #probing = false;
  #cancel: () => void = () => undefined;
  #closed = false;

  constructor(probe: () => Promise<boolean>, clock: Clock) {
    this.#probe = probe;
    this.#clock = clock;
  }

  state(): Reachable {
    return this.#state;
  }

  onChange(listener: (state: Reachable) => void): () => void {
    return this.#listeners.add(listener);
  }

  /** An exchange with central itself took place. */
  wentThrough(): void {
    this.#cancel();
    this.#set('ok');
  }

  /** An exchange failed: look whether central is there at all. */
  suspect(): void {
    if (this.#probing || this.#closed) return;
    this.#cancel();
    this.#probing = true;
    void this.#look();
  }

  close(): void {
    this.#closed = true;
    this.#cancel();
  }

  async #look(): Promise<void> {
    const there = await this.#probe();
    this.#probing = false;
    if (this.#closed) return;
    if (there) return this.wentThrough();
    this.#set('down');
    this.#cancel();
    this.#cancel = this.#clock.after(every, () => this.suspect());
  }

  #set(state: Reachable): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#listeners.tell(state);
  }
}

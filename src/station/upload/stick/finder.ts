/** A stick that is there now. */
export interface FoundStick {
  /** Tells one plugging from the next. */
  readonly key: string;
  /** The folder that holds all of it. */
  readonly top: string;
}

/** Looks for a stick: the machine's own, or the one of the development dock. Never touches what is on it. */
export interface StickFinder {
  /** The stick that was plugged in last; null without any. */
  find(): Promise<FoundStick | null>;
}

/** A machine where no stick is ever taken. */
export const noSticks: StickFinder = { find: async () => null };

/** A folder that stands for a stick, plugged in and pulled out by hand. For the demo and the tests. */
export class HandStick implements StickFinder {
  #now: FoundStick | null = null;
  #count = 0;

  plug(folder: string): void {
    this.#count += 1;
    this.#now = { key: `hand ${this.#count}`, top: folder };
  }

  unplug(): void {
    this.#now = null;
  }

  async find(): Promise<FoundStick | null> {
    return this.#now;
  }
}

import { PowerCut, type Tear } from './card.ts';

/** All that a card writes for good goes through here, so that the power can go in the middle of it. */
export class Power {
  #tear: Tear | undefined;

  /** The next write happens only as far as told. */
  arm(tear: Tear): void {
    this.#tear = tear;
  }

  /** Whether the power is still to go: the APDU wrote nothing. Disarms. */
  spent(): boolean {
    return this.#take() !== undefined;
  }

  /** Writes byte by byte: what was written before the cut stays. */
  write(target: Uint8Array, offset: number, data: Uint8Array): void {
    const tear = this.#take();
    target.set(tear ? data.subarray(0, Math.max(0, tear.bytes)) : data, offset);
    if (tear) throw new PowerCut();
  }

  /** Writes as a whole: all or nothing. */
  atomically(change: () => void): void {
    const tear = this.#take();
    if (tear?.atomic !== 'old') change();
    if (tear) throw new PowerCut();
  }

  #take(): Tear | undefined {
    const tear = this.#tear;
    this.#tear = undefined;
    return tear;
  }
}

import type { Clock } from '../clock.ts';

/** Central's time, learned from its answers, so that a kiosk with a wrong clock still works. */
export class ServerClock {
  readonly #clock: Clock;
  #offset: number;

  /** `offset` is what was known when the station last ran, in milliseconds. */
  constructor(clock: Clock, offset = 0) {
    this.#clock = clock;
    this.#offset = offset;
  }

  /** Central's clock minus the station's, in milliseconds, when they last spoke. */
  offset(): number {
    return this.#offset;
  }

  now(): number {
    return this.#clock.now() + this.#offset;
  }

  /** `sent` and `received` are the station's times around the exchange; the answer was written about half way. */
  learn(serverTime: string, sent: number, received: number): void {
    this.#offset = Math.round(Date.parse(serverTime) - (sent + received) / 2);
  }
}

import type { StationId } from '../../shared/domain/ids.ts';
import { ProblemError } from '../http/problem.ts';

/** Seconds after which a station may search again: most searches take milliseconds. */
const soon = 1;

/** Searches that are under way, by station: no more of one at a time than `most`, so that it leaves the database to the others. */
export class AtOnce {
  readonly #most: number;
  readonly #under = new Map<StationId, number>();

  constructor(most: number) {
    this.#most = most;
  }

  /** Does `work`, or refuses at once when this station has as much under way as it may. */
  async of<T>(station: StationId, work: () => Promise<T>): Promise<T> {
    const under = this.#under.get(station) ?? 0;
    if (under >= this.#most) throw new ProblemError('central.too-many-requests', {}, soon);
    this.#under.set(station, under + 1);
    try {
      return await work();
    } finally {
      const left = (this.#under.get(station) ?? 1) - 1;
      if (left > 0) this.#under.set(station, left);
      else this.#under.delete(station);
    }
  }
}

import type { BenchRun } from '../../shared/contract/bench.ts';
import type { Result } from '../../shared/domain/result.ts';
import { instant } from '../clock.ts';
import type { StoreError } from '../store/store-error.ts';
import type { Store } from '../store/store.ts';

/** A longer time without a card is a pause, in milliseconds: it does not count as work. */
const pauseFrom = 120_000;

/** Of fewer cards, or of less work than this, in milliseconds, a pace says nothing of the hour. */
const paceFrom = { done: 5, worked: 120_000 };

interface Row {
  readonly started_at: number;
  readonly done: number;
  readonly failed: number;
  readonly paced: number;
  readonly worked: number;
  readonly last_at: number | null;
}

/** Whether a number can be a time, in milliseconds (ECMA-262, 21.4.1.1). */
const isTime = (value: number): boolean => value >= 0 && value <= 8_640_000_000_000_000;

/** The one run of work at the bench, on the disk: it survives whatever becomes of the station and of the visit. Says nothing of anybody. */
export class RunTable {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Counts from zero. */
  begin(at: number): Result<unknown, StoreError> {
    return this.#store.write(() =>
      this.#store.db.prepare('INSERT OR REPLACE INTO bench_run (one, started_at) VALUES (1, ?)').run(at),
    );
  }

  /** One card more. Inside the transaction that saves it, when there is one. */
  count(outcome: 'done' | 'failed', at: number): Result<unknown, StoreError> {
    return this.#store.write(() => {
      const row = this.#row();
      if (row === undefined) this.begin(at);
      const gap = row?.last_at == null ? null : Math.max(0, at - row.last_at);
      const worked = gap !== null && gap <= pauseFrom ? gap : null;
      this.#store.db
        .prepare(
          'UPDATE bench_run SET done = done + ?, failed = failed + ?, paced = paced + ?, worked = worked + ?, last_at = ?',
        )
        .run(
          outcome === 'done' ? 1 : 0,
          outcome === 'failed' ? 1 : 0,
          outcome === 'done' && worked !== null ? 1 : 0,
          worked ?? 0,
          at,
        );
    });
  }

  /** Null before the first one. */
  now(): BenchRun | null {
    const row = this.#row();
    if (row === undefined) return null;
    const { done, failed, paced, worked } = row;
    // The first card of all, and the first one after a pause, have no time of their own.
    const isKnown = done >= paceFrom.done && worked >= paceFrom.worked;
    const perHour = isKnown ? Math.round((paced / worked) * 36_000_000) / 10 : null;
    return { startedAt: instant(row.started_at), done, failed, perHour };
  }

  #row(): Row | undefined {
    const row = this.#store.db.prepare<[], Row>('SELECT * FROM bench_run').get();
    // A row that was damaged on the disk counts from zero again: numbers, and nobody's badge.
    const isSound = row !== undefined && isTime(row.started_at) && isTime(row.last_at ?? 0);
    return isSound ? row : undefined;
  }
}

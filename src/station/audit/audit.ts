import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Instant } from '../../shared/domain/ids.ts';
import type { Store } from '../store/store.ts';
import { AuditEvent } from './event.ts';

/** One line: the event and when it happened. */
export interface AuditLine {
  readonly number: number;
  readonly at: string;
  readonly event: AuditEvent;
}

interface Row {
  readonly number: number;
  readonly event: string;
  readonly hash: string;
}

const Stored = z.object({ at: Instant, event: AuditEvent });
const start = '0'.repeat(64);

/** h(n) = SHA-256(h(n-1) || number || the exact text that is stored). */
const link = (previous: string, number: number, text: string): string =>
  createHash('sha256').update(previous, 'hex').update(`${number}\n${text}`).digest('hex');

/** The station's append-only record, chained so that a changed or missing line shows. */
export class Audit {
  readonly #store: Store;
  readonly #last;
  readonly #insert;

  constructor(store: Store) {
    this.#store = store;
    this.#last = store.db.prepare<[], Row>(
      'SELECT number, event, hash FROM audit ORDER BY number DESC LIMIT 1',
    );
    this.#insert = store.db.prepare<[number, string, string]>(
      'INSERT INTO audit (number, event, hash) VALUES (?, ?, ?)',
    );
  }

  /** Inside the transaction of what it tells of. */
  append(event: AuditEvent, at: string): void {
    const last = this.#last.get();
    const number = (last?.number ?? 0) + 1;
    const text = JSON.stringify({ at, event });
    this.#insert.run(number, text, link(last?.hash ?? start, number, text));
  }

  /** Oldest first. */
  lines(): AuditLine[] {
    return this.#rows().map((row) => ({ number: row.number, ...Stored.parse(JSON.parse(row.event)) }));
  }

  /** Number of the first line that does not follow from the one before; null when the whole chain holds. */
  firstBroken(): number | null {
    let previous = start;
    let expected = 1;
    for (const row of this.#rows()) {
      if (row.number !== expected || row.hash !== link(previous, row.number, row.event)) return expected;
      previous = row.hash;
      expected += 1;
    }
    return null;
  }

  #rows(): Row[] {
    return this.#store.db.prepare<[], Row>('SELECT number, event, hash FROM audit ORDER BY number').all();
  }
}

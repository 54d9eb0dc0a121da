import { setTimeout as wait } from 'node:timers/promises';
import type { Kysely, Transaction } from 'kysely';
import { openPostgres } from './postgres.ts';
import type { Schema } from './schema.ts';
import { openSqlite, withoutWaiting } from './sqlite.ts';

export type Db = Kysely<Schema>;
export type Tx = Transaction<Schema>;
/** What can only be asked. */
export type Reader = Pick<Tx, 'selectFrom'>;

/** Central's database. */
export interface Store {
  /** Single statements. What needs two that agree uses `transaction`. */
  readonly db: Db;
  /** All or nothing, as if alone. `work` may run several times: it touches nothing but `tx`. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * A note that only a power cut may take back, in the last moments before it: on SQLite it does not wait for the disk. For proofs that were
   * used and for who looked at whom, never for an act.
   */
  note<T>(work: (db: Db) => Promise<T>): Promise<T>;
  /** All that `work` reads is of one moment, however long it takes; nobody who writes waits for it. Runs once. */
  snapshot<T>(work: (reader: Reader) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Serialisation failure, dead-lock, and the unique violation that a race makes; SQLite's write lock held by another process. */
const passing = new Set(['40001', '40P01', '23505', 'SQLITE_BUSY', 'SQLITE_BUSY_SNAPSHOT']);
const attempts = 20;

/** Opens the database: a file path means embedded SQLite, a `postgres://` address PostgreSQL. */
export async function openStore(
  database: string,
  onLost: (error: Error) => void = () => undefined,
): Promise<Store> {
  const postgres = /^postgres(?:ql)?:\/\//.test(database);
  const db = postgres ? await openPostgres(database, onLost) : await openSqlite(database);
  const once = <T>(work: (tx: Tx) => Promise<T>) => {
    const transaction = db.transaction();
    // SQLite has one connection and takes the write lock at the beginning: it is serialised already.
    return (postgres ? transaction.setIsolationLevel('serializable') : transaction).execute(work);
  };
  return {
    db,
    async transaction(work) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await once(work);
        } catch (error) {
          if (attempt === attempts || !passing.has(databaseCode(error))) throw error;
          await wait(Math.random() * Math.min(200, 5 * 2 ** attempt));
        }
      }
    },
    note: (work) => (postgres ? work(db) : withoutWaiting(db, work)),
    snapshot: (work) =>
      (postgres ? db.transaction().setIsolationLevel('repeatable read') : db.transaction())
        .setAccessMode('read only')
        .execute(work),
    close: () => db.destroy(),
  };
}

function databaseCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

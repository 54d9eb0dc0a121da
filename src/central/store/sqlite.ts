import { closeSync, openSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import {
  CompiledQuery,
  Kysely,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type Driver,
  type SqliteDialectConfig,
  type TransactionSettings,
} from 'kysely';
import { sqliteColumns } from './columns.ts';
import { migrate } from './migrate.ts';
import type { Schema } from './schema.ts';

/**
 * A transaction takes the write lock when it begins: none can fail halfway because another process wrote meanwhile. One that only reads
 * takes none: in WAL mode its first query fixes what it sees.
 */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(
    connection: DatabaseConnection,
    settings?: TransactionSettings,
  ): Promise<void> {
    const readOnly = settings?.accessMode === 'read only';
    await connection.executeQuery(CompiledQuery.raw(readOnly ? 'begin deferred' : 'begin immediate'));
  }
}

class ImmediateDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;
  constructor(config: SqliteDialectConfig) {
    super(config);
    this.#config = config;
  }
  override createDriver(): Driver {
    return new ImmediateDriver(this.#config);
  }
}

/** Opens (or makes) the embedded database of one central. */
export async function openSqlite(file: string): Promise<Kysely<Schema>> {
  // Names are in it: SQLite would make a new file readable to all, and gives its log the mode of the file.
  closeSync(openSync(file, 'a', 0o600));
  const database = new Sqlite(file);
  try {
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    database.pragma('secure_delete = ON');
    database.pragma('trusted_schema = OFF');
    database.pragma('busy_timeout = 5000');
    const db = new Kysely<Schema>({ dialect: new ImmediateDialect({ database }) });
    await migrate(db, sqliteColumns);
    assertDurable(database);
    return db;
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * Lets `work` write without waiting for the disk: the log file keeps the order, so that a later commit that waits makes it durable too, and
 * a crash of the program loses nothing. Nobody else has the one connection meanwhile.
 */
export function withoutWaiting<T>(db: Kysely<Schema>, work: (db: Kysely<Schema>) => Promise<T>): Promise<T> {
  const level = (name: 'NORMAL' | 'FULL') => CompiledQuery.raw(`pragma synchronous = ${name}`);
  return db.connection().execute(async (one) => {
    await one.executeQuery(level('NORMAL'));
    try {
      return await work(one);
    } finally {
      await one.executeQuery(level('FULL'));
    }
  });
}

/**
 * better-sqlite3 is built with NORMAL for WAL, and the pragma tells the truth only after a write: acknowledged commits would be lost
 * at a power cut. So a write is made, then the settings are read back.
 */
function assertDurable(database: Sqlite.Database): void {
  database.exec(
    'CREATE TABLE IF NOT EXISTS durability (id INTEGER PRIMARY KEY, checks INTEGER NOT NULL) STRICT',
  );
  database.exec('INSERT INTO durability VALUES (1, 1) ON CONFLICT (id) DO UPDATE SET checks = checks + 1');
  const wanted = { synchronous: 2, foreign_keys: 1, secure_delete: 1, journal_mode: 'wal' };
  for (const [name, value] of Object.entries(wanted)) {
    const found = database.pragma(name, { simple: true });
    if (found !== value) throw new Error(`SQLite runs with ${name} = ${String(found)} instead of ${value}.`);
  }
}

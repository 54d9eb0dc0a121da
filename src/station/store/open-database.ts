import BetterSqlite3, { type Database } from 'better-sqlite3';

/**
 * Opens the file with the settings that make "saved" mean saved, and takes it for this process alone: the lock lives as long
 * as the process, so that a killed station leaves none behind. Throws what SQLite throws.
 */
export function openDatabase(path: string, lockWait: number): Database {
  const db = new BetterSqlite3(path, { timeout: lockWait });
  try {
    db.pragma('locking_mode = EXCLUSIVE');
    const mode = db.pragma('journal_mode = WAL', { simple: true });
    if (mode !== 'wal') throw new Error(`the database is in journal mode ${String(mode)}, not WAL`);
    // better-sqlite3 is built to use NORMAL in WAL mode, where a power cut takes back acknowledged commits.
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    db.pragma('secure_delete = ON');
    db.pragma('trusted_schema = OFF');
    db.exec('BEGIN EXCLUSIVE; COMMIT');
    db.pragma('busy_timeout = 5000');
    return db;
  } catch (thrown) {
    db.close();
    throw thrown;
  }
}

/** Throws unless commits reach the disk. Only true after a write: before the first one the pragma answers what is not yet in force. */
export function assertDurable(db: Database): void {
  const wanted = {
    journal_mode: 'wal',
    synchronous: 2,
    secure_delete: 1,
    foreign_keys: 1,
    trusted_schema: 0,
  };
  for (const [name, value] of Object.entries(wanted)) {
    const found = db.pragma(name, { simple: true });
    if (found !== value) throw new Error(`the database has ${name} ${String(found)}, not ${value}`);
  }
}

import BetterSqlite3 from 'better-sqlite3';

/** The least that a durable save can cost: one row, one commit. */
export interface BareTable {
  /** Commits one row of these bytes; gives the milliseconds. */
  commit(bytes: Uint8Array): number;
  close(): void;
}

/** Opens a fresh database with one table, in the mode that the station asks for: WAL, synchronous=FULL. */
export function openBareTable(path: string): BareTable {
  const db = new BetterSqlite3(path);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec('CREATE TABLE saved (number INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT');
  const insert = db.prepare<[Uint8Array]>('INSERT INTO saved (bytes) VALUES (?)');
  if (db.pragma('synchronous', { simple: true }) !== 2)
    throw new Error('the baseline does not commit to the disk');
  return {
    commit(bytes) {
      const begun = performance.now();
      insert.run(bytes);
      return performance.now() - begun;
    },
    close: () => void db.close(),
  };
}

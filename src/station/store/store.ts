import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import { migrate, type Migration } from './migrate.ts';
import { migrations } from './migrations/all.ts';
import { assertDurable, openDatabase } from './open-database.ts';
import { openProfile, syncFolder, type Profile } from './profile.ts';
import { storeError, type StoreError } from './store-error.ts';

export interface StoreOptions {
  readonly directory: string;
  /** How long to wait for another process that is just closing the same profile, in milliseconds. */
  readonly lockWait?: number;
  readonly migrations?: readonly Migration[];
  /** RFC 3339 time of this opening. */
  readonly openedAt: string;
}

/** The station's one database, open for writing by this process only. */
export class Store {
  readonly profile: Profile;
  readonly db: Database;
  #failed: StoreError | null = null;

  constructor(profile: Profile, db: Database) {
    this.profile = profile;
    this.db = db;
  }

  /**
   * Does all of `work` or nothing of it; when it answers `ok`, the disk has it. After an error of the disk itself nothing more is
   * written: what the disk then holds is only known after a restart.
   */
  write<T>(work: () => T): Result<T, StoreError> {
    if (this.#failed !== null) return err(this.#failed);
    try {
      return ok(this.db.transaction(work).immediate());
    } catch (thrown) {
      const code = storeError(thrown);
      if (code === null) throw thrown;
      if (code === 'station.store-damaged') this.#failed = code;
      return err(code);
    }
  }

  /**
   * As {@link write}, for what only tells how far something is: a power cut may take it back, though nothing that was written before it,
   * and the next write brings it to the disk. It saves the wait for the disk.
   */
  note<T>(work: () => T): Result<T, StoreError> {
    if (this.db.inTransaction) return this.write(work);
    this.db.pragma('synchronous = NORMAL'); // of a write-ahead log: consistent always, on the disk later (sqlite.org/pragma.html)
    try {
      return this.write(work);
    } finally {
      this.db.pragma('synchronous = FULL');
    }
  }

  /** Takes what was purged out of the write-ahead log too, and out of copies made before a migration. */
  erasePurged(): Result<null, StoreError> {
    try {
      const [done] = this.db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
      if (done?.busy !== 0)
        throw new Error('a checkpoint was held up, although nobody else has the database');
      const copies = readdirSync(this.profile.backups);
      for (const copy of copies) rmSync(join(this.profile.backups, copy), { force: true });
      if (copies.length > 0) syncFolder(this.profile.backups);
      return ok(null);
    } catch (thrown) {
      const code = storeError(thrown);
      if (code === null) throw thrown;
      return err(code);
    }
  }

  close(): void {
    this.db.close();
  }
}

/**
 * Opens a profile: folders, lock, check of the file, migrations. A damaged or unknown database is reported and left exactly as it is.
 */
export function openStore(options: StoreOptions): Result<Store, StoreError> {
  let db: Database | undefined;
  try {
    const profile = openProfile(options.directory);
    db = openDatabase(profile.database, options.lockWait ?? 2_000);
    if (db.pragma('quick_check(1)', { simple: true }) !== 'ok') return refuse(db, 'station.store-damaged');
    if (migrate(db, options.migrations ?? migrations, profile.backups) !== 'migrated')
      return refuse(db, 'station.store-newer');
    db.prepare('INSERT OR REPLACE INTO setting (name, at) VALUES (?, ?)').run('opened', options.openedAt);
    assertDurable(db);
    return ok(new Store(profile, db));
  } catch (thrown) {
    db?.close();
    const code = storeError(thrown);
    if (code === null) throw thrown;
    return err(code);
  }
}

function refuse(db: Database, code: StoreError): Result<never, StoreError> {
  db.close();
  return err(code);
}

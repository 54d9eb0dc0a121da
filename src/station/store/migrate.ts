import { chmodSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { syncFolder } from './profile.ts';

/** One step of the database's shape. Versions go up in tens. */
export interface Migration {
  readonly version: number;
  readonly sql: string;
}

export type Migrated = 'migrated' | 'unknown-version';

/**
 * Brings a database to the newest shape in one transaction, after a copy into `backups` when it is not empty.
 * A version that this program does not know is left alone: a newer program wrote it.
 */
export function migrate(db: Database, migrations: readonly Migration[], backups: string): Migrated {
  const present = db.pragma('user_version', { simple: true }) as number;
  if (present !== 0 && !migrations.some((migration) => migration.version === present))
    return 'unknown-version';
  const missing = migrations.filter((migration) => migration.version > present);
  const last = missing.at(-1);
  if (last === undefined) return 'migrated';
  if (present !== 0) backUp(db, join(backups, `station-${present}-before-${last.version}.db`), backups);
  db.transaction(() => {
    for (const migration of missing) db.exec(migration.sql);
    db.pragma(`user_version = ${last.version}`);
  }).immediate();
  return 'migrated';
}

function backUp(db: Database, path: string, folder: string): void {
  rmSync(path, { force: true }); // left by a migration that did not end
  db.prepare('VACUUM INTO ?').run(path);
  chmodSync(path, 0o600);
  syncFolder(folder);
}

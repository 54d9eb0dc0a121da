import { chmodSync, closeSync, fsyncSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where a station keeps its files. Nobody else on the machine may read them. */
export interface Profile {
  readonly directory: string;
  readonly database: string;
  readonly backups: string;
  readonly keys: string;
}

/** Makes the folders of a profile, 0700, and an empty database file, 0600, unless they are there. */
export function openProfile(directory: string): Profile {
  const profile = {
    directory,
    database: join(directory, 'station.db'),
    backups: join(directory, 'backups'),
    keys: join(directory, 'keys'),
  };
  for (const folder of [directory, profile.backups, profile.keys]) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    chmodSync(folder, 0o700);
  }
  // SQLite gives -wal the mode of the database, but would make the database itself readable to all.
  closeSync(openSync(profile.database, 'a', 0o600));
  chmodSync(profile.database, 0o600);
  return profile;
}

/** Writes a small file, 0600, so that after a power cut it is whole or not there. */
export function writeWhole(path: string, text: string): void {
  const temporary = `${path}.new`;
  const file = openSync(temporary, 'w', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(temporary, path);
  syncFolder(dirname(path));
}

/** Makes names in a folder survive a power cut. Windows cannot open a folder and needs none of it. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

import type { Migration } from '../migrate.ts';

/** What the station knows of itself. `sealed` values are closed by the vault. */
export const station: Migration = {
  version: 10,
  sql: `
    CREATE TABLE setting (
      name   TEXT PRIMARY KEY,
      sealed BLOB,
      at     TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- Head of the chain of commands, one row per enrolment of this machine.
    CREATE TABLE chain (
      station  TEXT PRIMARY KEY,
      sequence INTEGER NOT NULL CHECK (sequence >= 0),
      head     TEXT NOT NULL CHECK (length(head) = 64)
    ) STRICT, WITHOUT ROWID;
  `,
};

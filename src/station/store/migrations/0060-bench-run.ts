import type { Migration } from '../migrate.ts';

/** How the work at the encoding bench goes: numbers only, of the one run that goes on. Times are in milliseconds. */
export const benchRun: Migration = {
  version: 60,
  sql: `
    CREATE TABLE bench_run (
      one        INTEGER PRIMARY KEY CHECK (one = 1),
      started_at INTEGER NOT NULL,
      done       INTEGER NOT NULL DEFAULT 0 CHECK (done >= 0),
      failed     INTEGER NOT NULL DEFAULT 0 CHECK (failed >= 0),
      -- Of the cards done: those that did not come after a pause, and the time that was worked.
      paced      INTEGER NOT NULL DEFAULT 0 CHECK (paced >= 0),
      worked     INTEGER NOT NULL DEFAULT 0 CHECK (worked >= 0),
      last_at    INTEGER
    ) STRICT;
  `,
};

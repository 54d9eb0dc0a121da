import type { Migration } from '../migrate.ts';

/**
 * Cards whose encoding was begun: a row is there before the first write to the card. Which card, which badge and which profile is
 * closed by the vault, and erased when central knows of it.
 */
export const encoding: Migration = {
  version: 40,
  sql: `
    CREATE TABLE encoding (
      number     INTEGER PRIMARY KEY,
      id         TEXT NOT NULL UNIQUE,
      state      TEXT NOT NULL CHECK (state IN ('started', 'suspect', 'verified', 'void')),
      step       TEXT NOT NULL CHECK (step IN ('prepare', 'write', 'compare', 'keys', 'done')),
      started_at TEXT NOT NULL,
      at         TEXT NOT NULL,
      sealed     BLOB
    ) STRICT;
    CREATE INDEX encoding_open ON encoding (state) WHERE sealed IS NOT NULL;
  `,
};

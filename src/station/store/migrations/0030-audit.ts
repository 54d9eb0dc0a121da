import type { Migration } from '../migrate.ts';

/** What happened, append-only and chained: each hash covers the one before and the exact text of the event. */
export const audit: Migration = {
  version: 30,
  sql: `
    CREATE TABLE audit (
      number INTEGER PRIMARY KEY,
      event  TEXT NOT NULL,
      hash   TEXT NOT NULL CHECK (length(hash) = 64)
    ) STRICT;
    CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
    CREATE TRIGGER audit_is_never_erased BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
  `,
};

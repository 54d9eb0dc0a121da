import type { Migration } from '../migrate.ts';

/**
 * Accepted acts and their way to central. A command never changes: it is written once and emptied when its receipt is there.
 * Columns hold ids, hashes, states and times only; the command itself is closed by the vault, its attachments by an envelope for central.
 */
export const queue: Migration = {
  version: 20,
  sql: `
    CREATE TABLE command (
      id       TEXT PRIMARY KEY,
      station  TEXT NOT NULL REFERENCES chain (station),
      sequence INTEGER NOT NULL CHECK (sequence > 0),
      sha256   TEXT NOT NULL CHECK (length(sha256) = 64),
      saved_at TEXT NOT NULL,
      sealed   BLOB,
      UNIQUE (station, sequence)
    ) STRICT;

    CREATE TABLE attachment (
      command  TEXT NOT NULL REFERENCES command (id),
      position INTEGER NOT NULL CHECK (position >= 0),
      sha256   TEXT NOT NULL CHECK (length(sha256) = 64),
      sealed   BLOB NOT NULL,
      PRIMARY KEY (command, position)
    ) STRICT;

    CREATE TABLE queue (
      number        INTEGER PRIMARY KEY,
      command       TEXT NOT NULL UNIQUE REFERENCES command (id),
      subject       TEXT,
      state         TEXT NOT NULL CHECK (state IN ('waiting', 'receipted', 'quarantined')),
      attempts      INTEGER NOT NULL DEFAULT 0,
      -- Milliseconds since the epoch; 0: at once.
      not_before    INTEGER NOT NULL DEFAULT 0,
      -- 'outage': the wait ends when central can be reached again. 'asked': it does not.
      held          TEXT CHECK (held IN ('outage', 'asked')),
      -- Set before the first byte leaves: from then on central may have it.
      first_sent_at TEXT,
      settled_at    TEXT,
      -- Why it is in quarantine, or was not taken yet.
      code          TEXT,
      receipt       TEXT,
      CHECK (state = 'receipted' OR subject IS NOT NULL)
    ) STRICT;
    CREATE INDEX queue_waiting ON queue (number) WHERE state = 'waiting';
    CREATE INDEX queue_waiting_of ON queue (subject, number) WHERE state = 'waiting';
  `,
};

import type { Migration } from '../migrate.ts';

/**
 * Keys of single cards for work without network. Which card, which keys and which profile is closed by the vault, together with the
 * columns beside it: changing one of them makes the row worthless. Times are in milliseconds, by central's clock.
 */
export const offlineKeys: Migration = {
  version: 50,
  sql: `
    CREATE TABLE offline_keys (
      id         TEXT PRIMARY KEY,
      -- How often they may still be handed out: counted down before each time.
      uses       INTEGER NOT NULL CHECK (uses > 0),
      kept_at    INTEGER NOT NULL,
      expires_at INTEGER NOT NULL,
      sealed     BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
};

import type { Migration } from '../migrate.ts';

/**
 * Rows of the encoding journal that do not open any more: since when nothing is done with them, and when an operator has read that it is
 * so. They are never deleted.
 */
export const encodingQuarantine: Migration = {
  version: 70,
  sql: `
    ALTER TABLE encoding ADD COLUMN quarantined_at TEXT;
    ALTER TABLE encoding ADD COLUMN seen_at TEXT;
  `,
};

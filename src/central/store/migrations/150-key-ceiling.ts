import type { Step } from '../columns.ts';

/** What an operator was given lately is counted each time a card is put down. */
export const keyCeiling: Step = {
  name: '150-key-ceiling',
  async up(db) {
    await db.schema.createIndex('key_releases_by_age').on('key_releases').column('released_at').execute();
  },
};

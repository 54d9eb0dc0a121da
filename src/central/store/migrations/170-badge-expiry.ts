import { sql } from 'kysely';
import type { Step } from '../columns.ts';

/** Badges whose day may pass are looked for again and again. */
export const badgeExpiry: Step = {
  name: '170-badge-expiry',
  async up(db) {
    await db.schema
      .createIndex('badges_that_expire')
      .on('badges')
      .columns(['expires_on', 'id'])
      .where(sql<boolean>`state in ('encoded', 'active', 'opposed')`)
      .execute();
  },
};

import { sql } from 'kysely';
import type { Step } from '../columns.ts';

/** Badges and all that happened to them. */
export const badges: Step = {
  name: '070-badges',
  async up(db, { table, text, integer }) {
    await table(db, 'badges')
      .addColumn('id', text, (column) => column.primaryKey().notNull())
      .addColumn('person_id', text, (column) => column.notNull().references('people.id'))
      .addColumn('kind', text, (column) => column.notNull())
      .addColumn('state', text, (column) => column.notNull())
      .addColumn('motive', text)
      .addColumn('uid', text)
      .addColumn('requested_at', text, (column) => column.notNull())
      .addColumn('changed_at', text, (column) => column.notNull())
      .execute();
    await db.schema.createIndex('badges_of_person').on('badges').column('person_id').execute();
    // The database itself keeps the two rules that a race could break.
    await db.schema
      .createIndex('one_active_badge')
      .on('badges')
      .columns(['person_id', 'kind'])
      .unique()
      .where(sql<boolean>`state = 'active'`)
      .execute();
    await db.schema
      .createIndex('one_badge_per_uid')
      .on('badges')
      .column('uid')
      .unique()
      .where(sql<boolean>`state <> 'destroyed'`)
      .execute();
    await table(db, 'badge_events')
      .addColumn('badge_id', text, (column) => column.notNull().references('badges.id'))
      .addColumn('position', integer, (column) => column.notNull())
      .addColumn('act', text, (column) => column.notNull())
      .addColumn('from_state', text)
      .addColumn('to_state', text, (column) => column.notNull())
      .addColumn('motive', text)
      .addColumn('role', text, (column) => column.notNull())
      .addColumn('actor', text, (column) => column.notNull())
      .addColumn('station_id', text, (column) => column.references('stations.id'))
      .addColumn('command_id', text)
      .addColumn('occurred_at', text, (column) => column.notNull())
      .addColumn('recorded_at', text, (column) => column.notNull())
      .addPrimaryKeyConstraint('badge_events_key', ['badge_id', 'position'])
      .execute();
  },
};

import { sql } from 'kysely';
import type { Step } from '../columns.ts';

/** What the university's own system is told of badges, in one order. */
export const webhook: Step = {
  name: '140-webhook',
  async up(db, { table, text, integer }) {
    // One row at most in both: the last number that was given, and whose turn it is to deliver.
    await table(db, 'webhook_stream')
      .addColumn('id', integer, (column) => column.primaryKey().notNull())
      .addColumn('sequence', integer, (column) => column.notNull())
      .execute();
    await table(db, 'webhook_turns')
      .addColumn('id', integer, (column) => column.primaryKey().notNull())
      .addColumn('next_ms', integer, (column) => column.notNull())
      .addColumn('locked_ms', integer)
      .addColumn('locked_by', text)
      .execute();
    await table(db, 'webhook_events')
      .addColumn('sequence', integer, (column) => column.primaryKey().notNull())
      .addColumn('id', text, (column) => column.notNull().unique())
      .addColumn('badge_id', text, (column) => column.notNull().references('badges.id'))
      .addColumn('type', text, (column) => column.notNull())
      .addColumn('body', text, (column) => column.notNull())
      .addColumn('created_at', text, (column) => column.notNull())
      .addColumn('state', text, (column) => column.notNull())
      .addColumn('attempts', integer, (column) => column.notNull())
      .addColumn('trouble', text)
      .addColumn('ended_at', text)
      .execute();
    await db.schema
      .createIndex('webhook_events_waiting')
      .on('webhook_events')
      .column('sequence')
      .where(sql<boolean>`state = 'waiting'`)
      .execute();
  },
};

import { sql } from 'kysely';
import type { Step } from '../columns.ts';

/** Mails to be sent: no address and no text, both are read when one is sent. */
export const mails: Step = {
  name: '110-mails',
  async up(db, { table, text, integer }) {
    await table(db, 'mails')
      .addColumn('id', text, (column) => column.primaryKey().notNull())
      .addColumn('decision_id', text, (column) => column.notNull().unique().references('photo_decisions.id'))
      .addColumn('state', text, (column) => column.notNull())
      .addColumn('created_at', text, (column) => column.notNull())
      .addColumn('next_ms', integer, (column) => column.notNull())
      .addColumn('locked_ms', integer)
      .addColumn('attempts', integer, (column) => column.notNull())
      .addColumn('refusals', integer, (column) => column.notNull())
      .addColumn('trouble', text)
      .addColumn('ended_at', text)
      .execute();
    await db.schema
      .createIndex('mails_waiting')
      .on('mails')
      .column('next_ms')
      .where(sql<boolean>`state = 'waiting'`)
      .execute();
  },
};

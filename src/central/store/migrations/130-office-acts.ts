import type { Step } from '../columns.ts';

/** What the card office says and does: its words about each act, how badges were encoded, cards that died on the bench. */
export const officeActs: Step = {
  name: '130-office-acts',
  async up(db, { table, text }) {
    await db.schema.alterTable('badge_events').addColumn('note', text).execute();
    await db.schema.alterTable('badges').addColumn('encoded_profile', text).execute();
    await table(db, 'spoiled_cards')
      .addColumn('command_id', text, (column) => column.primaryKey().notNull())
      .addColumn('uid', text, (column) => column.notNull())
      .addColumn('profile', text, (column) => column.notNull())
      .addColumn('badge_id', text, (column) => column.notNull().references('badges.id'))
      .addColumn('visit_id', text, (column) => column.notNull().references('visits.id'))
      .addColumn('station_id', text, (column) => column.notNull().references('stations.id'))
      .addColumn('note', text, (column) => column.notNull())
      .addColumn('occurred_at', text, (column) => column.notNull())
      .addColumn('recorded_at', text, (column) => column.notNull())
      .execute();
    await db.schema.createIndex('spoiled_cards_uid').on('spoiled_cards').column('uid').execute();
  },
};

import type { Step } from '../columns.ts';

/** One-time states of sign-ins, and visits. */
export const visits: Step = {
  name: '030-visits',
  async up(db, { table, text, integer }) {
    await table(db, 'sign_ins')
      .addColumn('state_hash', text, (column) => column.primaryKey().notNull())
      .addColumn('station_id', text, (column) => column.notNull().references('stations.id'))
      .addColumn('expires_ms', integer, (column) => column.notNull())
      .addColumn('consumed_ms', integer)
      .execute();
    await table(db, 'visits')
      .addColumn('id', text, (column) => column.primaryKey().notNull())
      .addColumn('station_id', text, (column) => column.notNull().references('stations.id'))
      .addColumn('person_id', text, (column) => column.notNull().references('people.id'))
      .addColumn('opened_ms', integer, (column) => column.notNull())
      .addColumn('ends_ms', integer, (column) => column.notNull())
      .addColumn('closed_ms', integer)
      .execute();
    await db.schema
      .createIndex('visits_of_station')
      .on('visits')
      .columns(['station_id', 'opened_ms'])
      .execute();
  },
};

import type { Step } from '../columns.ts';

/** The history of decisions on image rights. */
export const consents: Step = {
  name: '060-consents',
  async up(db, { table, text }) {
    await table(db, 'consents')
      .addColumn('command_id', text, (column) => column.notNull())
      .addColumn('person_id', text, (column) => column.notNull().references('people.id'))
      .addColumn('station_id', text, (column) => column.notNull().references('stations.id'))
      .addColumn('visit_id', text, (column) => column.notNull().references('visits.id'))
      .addColumn('purpose', text, (column) => column.notNull())
      .addColumn('decision', text, (column) => column.notNull())
      .addColumn('text_version', text, (column) => column.notNull())
      .addColumn('text_language', text, (column) => column.notNull())
      .addColumn('text_sha256', text, (column) => column.notNull())
      .addColumn('screen_default', text, (column) => column.notNull())
      .addColumn('decided_at', text, (column) => column.notNull())
      .addColumn('recorded_at', text, (column) => column.notNull())
      .addPrimaryKeyConstraint('consents_key', ['command_id', 'purpose'])
      .execute();
    await db.schema
      .createIndex('consents_of_person')
      .on('consents')
      .columns(['person_id', 'purpose'])
      .execute();
  },
};

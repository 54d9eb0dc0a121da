import type { Step } from '../columns.ts';

/** Photos on their way from a phone to a kiosk: ciphertexts, for minutes. */
export const uploads: Step = {
  name: '100-uploads',
  async up(db, { table, text, integer, bytes }) {
    await table(db, 'uploads')
      .addColumn('id', text, (column) => column.primaryKey().notNull())
      .addColumn('visit_id', text, (column) => column.notNull().references('visits.id'))
      .addColumn('authorisation', text, (column) => column.notNull())
      .addColumn('phone', text)
      .addColumn('state', text, (column) => column.notNull())
      .addColumn('why', text)
      .addColumn('moves', integer, (column) => column.notNull())
      .addColumn('ends_ms', integer, (column) => column.notNull())
      .addColumn('sealed', bytes)
      .execute();
    await db.schema.createIndex('uploads_of_visit').on('uploads').columns(['visit_id']).execute();
  },
};

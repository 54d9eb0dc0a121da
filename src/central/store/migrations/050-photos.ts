import type { Step } from '../columns.ts';

/** Photos and their sealed pictures. */
export const photos: Step = {
  name: '050-photos',
  async up(db, { table, text, bytes }) {
    await table(db, 'photos')
      .addColumn('id', text, (column) => column.primaryKey().notNull())
      .addColumn('person_id', text, (column) => column.notNull().references('people.id'))
      .addColumn('command_id', text, (column) => column.notNull().unique())
      .addColumn('state', text, (column) => column.notNull())
      .addColumn('reason', text)
      .addColumn('message', text)
      .addColumn('submitted_at', text, (column) => column.notNull())
      .addColumn('decided_at', text)
      .execute();
    await db.schema
      .createIndex('photos_of_person')
      .on('photos')
      .columns(['person_id', 'submitted_at'])
      .execute();
    await table(db, 'images')
      .addColumn('photo_id', text, (column) => column.notNull().references('photos.id'))
      .addColumn('name', text, (column) => column.notNull())
      .addColumn('clear_sha256', text, (column) => column.notNull())
      .addColumn('sealed', bytes, (column) => column.notNull())
      .addPrimaryKeyConstraint('images_key', ['photo_id', 'name'])
      .execute();
  },
};

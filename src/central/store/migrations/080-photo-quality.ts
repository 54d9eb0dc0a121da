import { sql } from 'kysely';
import type { Step } from '../columns.ts';

/** Where a photo came from, what was measured on it, and how much a moderator should look. Photos of before were taken by the camera. */
export const photoQuality: Step = {
  name: '080-photo-quality',
  async up(db, { text }) {
    const photos = () => db.schema.alterTable('photos');
    await photos()
      .addColumn('source', text, (column) => column.notNull().defaultTo('camera'))
      .execute();
    await photos().addColumn('quality', text).execute();
    // Nothing was measured on them: nobody can be sure.
    await photos()
      .addColumn('class', text, (column) => column.notNull().defaultTo('unsure'))
      .execute();
    await db.schema
      .createIndex('photos_waiting')
      .on('photos')
      .columns(['class', 'submitted_at'])
      .where(sql<boolean>`state = 'submitted'`)
      .execute();
  },
};

import { sql } from 'kysely';
import type { Step } from '../columns.ts';

/** Who may do what for others and where, which photos moderators have in hand, and every decision they made. */
export const operators: Step = {
  name: '090-operators',
  async up(db, { table, text, integer }) {
    // One row per grant, kept when it is revoked: the history is the table.
    await table(db, 'operators')
      .addColumn('id', text, (column) => column.primaryKey().notNull())
      .addColumn('person_id', text, (column) => column.notNull().references('people.id'))
      .addColumn('role', text, (column) => column.notNull())
      .addColumn('granted_at', text, (column) => column.notNull())
      .addColumn('granted_by', text, (column) => column.notNull())
      .addColumn('revoked_at', text)
      .addColumn('revoked_by', text)
      .execute();
    await db.schema
      .createIndex('one_grant_in_force')
      .on('operators')
      .columns(['person_id', 'role'])
      .unique()
      .where(sql<boolean>`revoked_at is null`)
      .execute();
    for (const name of ['stations', 'station_codes']) {
      await db.schema
        .alterTable(name)
        .addColumn('office', integer, (column) => column.notNull().defaultTo(0))
        .execute();
    }
    await table(db, 'station_offices')
      .addColumn('id', text, (column) => column.primaryKey().notNull())
      .addColumn('station_id', text, (column) => column.notNull().references('stations.id'))
      .addColumn('office', integer, (column) => column.notNull())
      .addColumn('changed_at', text, (column) => column.notNull())
      .addColumn('changed_by', text, (column) => column.notNull())
      .execute();
    await table(db, 'photo_leases')
      .addColumn('photo_id', text, (column) => column.primaryKey().notNull().references('photos.id'))
      .addColumn('visit_id', text, (column) => column.notNull().references('visits.id'))
      .addColumn('expires_ms', integer, (column) => column.notNull())
      .execute();
    await db.schema.createIndex('leases_of_visit').on('photo_leases').column('visit_id').execute();
    await table(db, 'photo_decisions')
      .addColumn('id', text, (column) => column.primaryKey().notNull())
      .addColumn('photo_id', text, (column) => column.notNull().references('photos.id'))
      .addColumn('state', text, (column) => column.notNull())
      .addColumn('reason', text)
      .addColumn('message', text)
      .addColumn('actor', text, (column) => column.notNull())
      .addColumn('moderator_id', text, (column) => column.references('people.id'))
      .addColumn('station_id', text, (column) => column.references('stations.id'))
      .addColumn('command_id', text, (column) => column.unique())
      .addColumn('decided_at', text, (column) => column.notNull())
      .addColumn('recorded_at', text, (column) => column.notNull())
      .addColumn('undone_at', text)
      .addColumn('undone_recorded_at', text)
      .addColumn('undone_command_id', text)
      .execute();
    // Two moderators cannot both have decided, whatever the code does.
    await db.schema
      .createIndex('one_decision_in_force')
      .on('photo_decisions')
      .column('photo_id')
      .unique()
      .where(sql<boolean>`undone_at is null`)
      .execute();
  },
};

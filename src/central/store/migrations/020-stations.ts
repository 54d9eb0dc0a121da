import type { Step } from '../columns.ts';

/** Stations, their one-time codes, and the proofs they have used. */
export const stations: Step = {
  name: '020-stations',
  async up(db, { table, text, integer }) {
    await table(db, 'station_codes')
      .addColumn('code_hash', text, (column) => column.primaryKey().notNull())
      .addColumn('name', text, (column) => column.notNull())
      .addColumn('expires_ms', integer, (column) => column.notNull())
      .addColumn('used_ms', integer)
      .addColumn('station_id', text)
      .execute();
    await table(db, 'stations')
      .addColumn('id', text, (column) => column.primaryKey().notNull())
      .addColumn('name', text, (column) => column.notNull())
      .addColumn('public_key', text, (column) => column.notNull().unique())
      .addColumn('enrolled_at', text, (column) => column.notNull())
      .addColumn('revoked_at', text)
      .addColumn('last_seen_at', text)
      .execute();
    await table(db, 'station_proofs')
      .addColumn('station_id', text, (column) => column.notNull())
      .addColumn('jti', text, (column) => column.notNull())
      .addColumn('expires_ms', integer, (column) => column.notNull())
      .addPrimaryKeyConstraint('station_proofs_key', ['station_id', 'jti'])
      .execute();
  },
};

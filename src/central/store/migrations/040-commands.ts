import type { Step } from '../columns.ts';

/** Commands with their receipts, the chain of each station, and what is odd about it. */
export const commands: Step = {
  name: '040-commands',
  async up(db, { table, text, integer }) {
    await table(db, 'commands')
      .addColumn('id', text, (column) => column.primaryKey().notNull())
      .addColumn('station_id', text, (column) => column.notNull().references('stations.id'))
      .addColumn('sequence', integer, (column) => column.notNull())
      .addColumn('kind', text, (column) => column.notNull())
      // A refused command may name a person or a visit that central does not know: no reference here.
      .addColumn('person_id', text, (column) => column.notNull())
      .addColumn('visit_id', text, (column) => column.notNull())
      .addColumn('acted_at', text, (column) => column.notNull())
      .addColumn('received_at', text, (column) => column.notNull())
      .addColumn('sha256', text, (column) => column.notNull())
      .addColumn('jws', text, (column) => column.notNull())
      .addColumn('outcome', text, (column) => column.notNull())
      .addColumn('code', text)
      .addColumn('receipt', text, (column) => column.notNull())
      .execute();
    await db.schema.createIndex('commands_of_person').on('commands').column('person_id').execute();
    await table(db, 'station_sequences')
      .addColumn('station_id', text, (column) => column.notNull().references('stations.id'))
      .addColumn('sequence', integer, (column) => column.notNull())
      .addColumn('command_id', text, (column) => column.notNull().unique())
      .addColumn('sha256', text, (column) => column.notNull())
      .addColumn('previous', text, (column) => column.notNull())
      .addPrimaryKeyConstraint('station_sequences_key', ['station_id', 'sequence'])
      .execute();
    await table(db, 'station_incidents')
      .addColumn('station_id', text, (column) => column.notNull().references('stations.id'))
      .addColumn('command_id', text, (column) => column.notNull())
      .addColumn('kind', text, (column) => column.notNull())
      .addColumn('sequence', integer, (column) => column.notNull())
      .addColumn('noticed_at', text, (column) => column.notNull())
      .addPrimaryKeyConstraint('station_incidents_key', ['station_id', 'command_id', 'kind'])
      .execute();
  },
};

import type { Step } from '../columns.ts';

/** At which bench a printed badge is being encoded, and until when no other one gets it: see office/hold.ts. */
export const benchHolds: Step = {
  name: '160-bench-holds',
  async up(db, { text, integer }) {
    await db.schema.alterTable('badges').addColumn('bench_station_id', text).execute();
    await db.schema.alterTable('badges').addColumn('bench_until_ms', integer).execute();
  },
};

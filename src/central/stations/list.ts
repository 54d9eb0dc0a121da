import { sql } from 'kysely';
import type { StationId } from '../../shared/domain/ids.ts';
import type { StationIncidentsTable } from '../store/schema.ts';
import type { Tx } from '../store/store.ts';

/** Numbers that a station used but central never saw, both ends included. */
interface Gap {
  readonly from: number;
  readonly to: number;
}

/** A station as an administrator sees it. */
export interface StationReport {
  readonly id: StationId;
  readonly name: string;
  readonly enrolledAt: string;
  readonly revokedAt: string | null;
  readonly lastSeenAt: string | null;
  /** Operators may work here. */
  readonly office: boolean;
  /** Highest number received, 0 before the first. */
  readonly lastSequence: number;
  /** Commands that were refused by a receipt: each is somebody's act that had no effect, and lies in the station's quarantine. */
  readonly refused: number;
  /** On their way, or lost: only time tells. */
  readonly gaps: readonly Gap[];
  readonly incidents: readonly Pick<
    StationIncidentsTable,
    'kind' | 'sequence' | 'command_id' | 'noticed_at'
  >[];
}

/** All stations, in the order of their enrolment. */
export async function listStations(tx: Tx): Promise<StationReport[]> {
  const rows = await tx.selectFrom('stations').selectAll().orderBy('enrolled_at').orderBy('id').execute();
  const reports: StationReport[] = [];
  for (const row of rows) {
    const incidents = await tx
      .selectFrom('station_incidents')
      .select(['kind', 'sequence', 'command_id', 'noticed_at'])
      .where('station_id', '=', row.id)
      .orderBy('noticed_at')
      .execute();
    const { refused } = await tx
      .selectFrom('commands')
      .select((select) => select.fn.countAll<number>().as('refused'))
      .where('station_id', '=', row.id)
      .where('outcome', '=', 'refused')
      .executeTakeFirstOrThrow();
    reports.push({
      id: row.id,
      name: row.name,
      enrolledAt: row.enrolled_at,
      revokedAt: row.revoked_at,
      lastSeenAt: row.last_seen_at,
      office: row.office === 1,
      ...(await chainOf(tx, row.id)),
      refused,
      incidents,
    });
  }
  return reports;
}

async function chainOf(tx: Tx, station: StationId): Promise<Pick<StationReport, 'lastSequence' | 'gaps'>> {
  const { last } = await tx
    .selectFrom('station_sequences')
    .select((select) => select.fn.max('sequence').as('last'))
    .where('station_id', '=', station)
    .executeTakeFirstOrThrow();
  const steps = await tx
    .with('steps', (db) =>
      db
        .selectFrom('station_sequences')
        .select(['sequence', sql<number>`lag(sequence, 1, 0) over (order by sequence)`.as('before')])
        .where('station_id', '=', station),
    )
    .selectFrom('steps')
    .selectAll()
    .whereRef('sequence', '>', sql<number>`before + 1`)
    .orderBy('sequence')
    .execute();
  return {
    lastSequence: last ?? 0,
    gaps: steps.map(({ before, sequence }) => ({ from: before + 1, to: sequence - 1 })),
  };
}

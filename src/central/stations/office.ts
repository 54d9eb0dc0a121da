import { randomUUID } from 'node:crypto';
import type { StationId } from '../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import { bumpRevision } from '../account/assemble.ts';
import { instant } from '../clock.ts';
import type { Context } from '../context.ts';
import { releaseOf } from '../moderation/lease.ts';
import type { Tx } from '../store/store.ts';

/** Makes a station one of the office's, or an ordinary one again: at once, in a visit that is under way too. */
export function setOffice(
  { store, clock }: Pick<Context, 'store' | 'clock'>,
  station: StationId,
  office: boolean,
  by: string,
): Promise<Result<'changed' | 'unchanged', 'station.unknown'>> {
  return store.transaction(async (tx) => {
    const row = await tx.selectFrom('stations').select('office').where('id', '=', station).executeTakeFirst();
    if (row === undefined) return err('station.unknown');
    if (row.office === Number(office)) return ok('unchanged');
    await tx
      .updateTable('stations')
      .set({ office: Number(office) })
      .where('id', '=', station)
      .execute();
    await noteOffice(tx, { station, office, at: instant(clock()), by });
    if (!office) await releaseOf(tx, { station });
    // What an account says of roles depends on the station: a visit that is open here must see it.
    for (const person of await visitors(tx, station, clock())) await bumpRevision(tx, person);
    return ok('changed');
  });
}

/** Writes down that a station became, or is no more, one of the office's. */
export async function noteOffice(
  tx: Tx,
  change: { station: StationId; office: boolean; at: string; by: string },
): Promise<void> {
  await tx
    .insertInto('station_offices')
    .values({
      id: randomUUID(),
      station_id: change.station,
      office: Number(change.office),
      changed_at: change.at,
      changed_by: change.by,
    })
    .execute();
}

async function visitors(tx: Tx, station: StationId, now: number) {
  const rows = await tx
    .selectFrom('visits')
    .select('person_id')
    .distinct()
    .where('station_id', '=', station)
    .where('closed_ms', 'is', null)
    .where('ends_ms', '>', now)
    .execute();
  return rows.map((row) => row.person_id);
}

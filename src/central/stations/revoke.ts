import type { StationId } from '../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import { instant } from '../clock.ts';
import type { Context } from '../context.ts';
import { releaseOf } from '../moderation/lease.ts';

/** From now on the station gets nothing, and its open visits are over. Revoking twice keeps the first date. */
export async function revokeStation(
  { store, clock }: Pick<Context, 'store' | 'clock'>,
  station: StationId,
): Promise<Result<true, 'station.unknown'>> {
  return store.transaction(async (tx) => {
    const row = await tx.selectFrom('stations').selectAll().where('id', '=', station).executeTakeFirst();
    if (row === undefined) return err('station.unknown');
    if (row.revoked_at !== null) return ok(true);
    const now = clock();
    await tx
      .updateTable('stations')
      .set({ revoked_at: instant(now) })
      .where('id', '=', station)
      .execute();
    await tx
      .updateTable('visits')
      .set({ closed_ms: now })
      .where('station_id', '=', station)
      .where('closed_ms', 'is', null)
      .execute();
    await releaseOf(tx, { station });
    return ok(true);
  });
}

import type { StationId } from '../../shared/domain/ids.ts';
import { instant } from '../clock.ts';
import type { Context } from '../context.ts';

/** Written at most once a minute: an administrator asks for hours, not seconds. */
const grain = 60_000;

/** Notes that a station was heard of. */
export async function noteContact({ store, clock }: Context, station: StationId): Promise<void> {
  const now = clock();
  await store.db
    .updateTable('stations')
    .set({ last_seen_at: instant(now) })
    .where('id', '=', station)
    .where((where) =>
      where.or([where('last_seen_at', 'is', null), where('last_seen_at', '<', instant(now - grain))]),
    )
    .execute();
}

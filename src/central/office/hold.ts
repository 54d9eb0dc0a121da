import type { BadgeId, StationId } from '../../shared/domain/ids.ts';
import { isOffice } from '../operators/roles.ts';
import type { BadgesTable } from '../store/schema.ts';
import type { Reader, Tx } from '../store/store.ts';

/**
 * For how long a printed badge is kept for the station that was let to encode it, in milliseconds. A card takes seconds and its command comes right
 * after it; but a kiosk that crashed starts anew, its operator signs in with a second factor, and only then is it known here what was written. To
 * wait longer would only keep the badge from a bench that works.
 */
export const holdTime = 10 * 60_000;

type Held = Pick<BadgesTable, 'bench_station_id' | 'bench_until_ms'>;

/** Whether a badge is being encoded at another station, as far as is known: its card may have the bytes already. */
export async function heldElsewhere(
  reader: Reader,
  { bench_station_id: bench, bench_until_ms: until }: Held,
  station: StationId,
  now: number,
): Promise<boolean> {
  if (bench === null || until === null || bench === station) return false;
  // Nothing is ever held for longer: what lies beyond was set by a wrong clock.
  if (until <= now || until > now + holdTime) return false;
  // What such a station says it encoded is refused: it keeps nothing from anybody.
  return isOffice(reader, bench);
}

/** Keeps a badge for this station. Whatever becomes of the badge ends it: see badges/transition.ts. */
export async function hold(tx: Tx, badge: BadgeId, station: StationId, now: number): Promise<void> {
  await tx
    .updateTable('badges')
    .set({ bench_station_id: station, bench_until_ms: now + holdTime })
    .where('id', '=', badge)
    .execute();
}

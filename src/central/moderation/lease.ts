import type { PersonId, PhotoId, StationId, VisitId } from '../../shared/domain/ids.ts';
import type { Tx } from '../store/store.ts';

/** How long a photo stays with a visit that says nothing more of it, in milliseconds. */
export const leaseTime = 5 * 60_000;

/** A visit that holds photos: its leases end with it. */
interface Holder {
  readonly id: VisitId;
  /** Milliseconds since 1970. */
  readonly ends: number;
}

/** Gives photos to a visit alone, or gives it more time with those that it has. */
export async function lease(tx: Tx, visit: Holder, photos: readonly PhotoId[], now: number): Promise<void> {
  if (photos.length === 0) return;
  const until = { visit_id: visit.id, expires_ms: Math.min(now + leaseTime, visit.ends) };
  await tx
    .insertInto('photo_leases')
    .values(photos.map((photo) => ({ photo_id: photo, ...until })))
    .onConflict((conflict) => conflict.column('photo_id').doUpdateSet(until))
    .execute();
}

/** Gives photos of a visit back to the queue. */
export async function release(tx: Tx, visit: VisitId, photos: readonly PhotoId[]): Promise<void> {
  if (photos.length === 0) return;
  await tx
    .deleteFrom('photo_leases')
    .where('visit_id', '=', visit)
    .where('photo_id', 'in', [...photos])
    .execute();
}

/** A photo that was decided on is in nobody's hands. */
export async function releasePhoto(tx: Tx, photo: PhotoId): Promise<void> {
  await tx.deleteFrom('photo_leases').where('photo_id', '=', photo).execute();
}

/** Gives back what a visit, or every visit of a person or at a station, has in hand. */
export async function releaseOf(
  tx: Tx,
  whose: { visit: VisitId } | { person: PersonId } | { station: StationId },
): Promise<void> {
  await tx
    .deleteFrom('photo_leases')
    .where('visit_id', 'in', (query) => {
      const visits = query.selectFrom('visits').select('id');
      if ('visit' in whose) return visits.where('id', '=', whose.visit);
      if ('person' in whose) return visits.where('person_id', '=', whose.person);
      return visits.where('station_id', '=', whose.station);
    })
    .execute();
}

/** The photos that nobody else was given since, even when the visit was slow. */
export async function inHand(tx: Tx, visit: VisitId): Promise<PhotoId[]> {
  const rows = await tx.selectFrom('photo_leases').select('photo_id').where('visit_id', '=', visit).execute();
  return rows.map((row) => row.photo_id);
}

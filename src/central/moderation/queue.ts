import { sql, type ExpressionBuilder } from 'kysely';
import type { BatchRequest, Waiting } from '../../shared/contract/moderation.ts';
import type { PersonId, PhotoId, VisitId } from '../../shared/domain/ids.ts';
import type { QualityClass } from '../../shared/quality/quality.ts';
import type { Schema } from '../store/schema.ts';
import type { Db, Tx } from '../store/store.ts';

/** Whose queue it is: what others hold and the moderator's own photo are not in it. */
export interface Viewer {
  readonly visit: VisitId;
  readonly person: PersonId;
}

/**
 * Only the newest photo of a person can wait for a decision, newest by when it was taken. An older one keeps the state that it had, `submitted`
 * for ever if nobody decided on it: the person has replaced it, and no word of ours on it would be true.
 */
export const isNewest = (where: ExpressionBuilder<Schema, 'photos'>) =>
  where.not(
    where.exists(
      where
        .selectFrom('photos as newer')
        .select('newer.id')
        .whereRef('newer.person_id', '=', 'photos.person_id')
        .where((of) =>
          of.or([
            of('newer.submitted_at', '>', of.ref('photos.submitted_at')),
            of.and([
              of('newer.submitted_at', '=', of.ref('photos.submitted_at')),
              of('newer.id', '>', of.ref('photos.id')),
            ]),
          ]),
        ),
    ),
  );

const waitingFor = (db: Db, { visit, person }: Viewer, now: number) =>
  db
    .selectFrom('photos')
    .where('state', '=', 'submitted')
    .where('person_id', '<>', person)
    .where(isNewest)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('photo_leases')
            .select('photo_id')
            .whereRef('photo_id', '=', 'photos.id')
            .where('visit_id', '<>', visit)
            .where('expires_ms', '>', now),
        ),
      ),
    );

/** The surest first, and in each class the oldest first. */
const inOrder = (query: ReturnType<typeof waitingFor>) =>
  query
    .orderBy(sql`case class when 'sure' then 0 when 'unsure' then 1 else 2 end`)
    .orderBy('submitted_at')
    .orderBy('id')
    .select('id');

/** How many photos of each class this moderator could be given now, those in hand included. */
export async function countWaiting(db: Db, viewer: Viewer, now: number): Promise<Waiting> {
  const rows = await waitingFor(db, viewer, now)
    .select(['class', (select) => select.fn.countAll<number>().as('count')])
    .groupBy('class')
    .execute();
  const count = (wanted: QualityClass) => Number(rows.find((row) => row.class === wanted)?.count ?? 0);
  return { sure: count('sure'), unsure: count('unsure'), poor: count('poor') };
}

/** The next photos for this moderator: the surest first, and in each class the oldest first. */
export async function nextWaiting(
  tx: Tx,
  viewer: Viewer,
  wanted: Pick<BatchRequest, 'class'> & { readonly without: readonly PhotoId[]; readonly limit: number },
  now: number,
): Promise<PhotoId[]> {
  if (wanted.limit <= 0) return [];
  let query = waitingFor(tx, viewer, now);
  if (wanted.class !== null) query = query.where('class', '=', wanted.class);
  if (wanted.without.length > 0) query = query.where('id', 'not in', [...wanted.without]);
  const rows = await inOrder(query).limit(wanted.limit).execute();
  return rows.map((row) => row.id);
}

/** Which of these photos still wait for this moderator, in the queue's order. */
export async function stillWaiting(
  tx: Tx,
  viewer: Viewer,
  photos: readonly PhotoId[],
  wanted: Pick<BatchRequest, 'class'>,
  now: number,
): Promise<PhotoId[]> {
  if (photos.length === 0) return [];
  let query = waitingFor(tx, viewer, now).where('id', 'in', [...photos]);
  if (wanted.class !== null) query = query.where('class', '=', wanted.class);
  return (await inOrder(query).execute()).map((row) => row.id);
}

import type { PersonId } from '../../shared/domain/ids.ts';
import type { PhotoSummary } from '../../shared/domain/photo.ts';
import type { PhotosTable } from '../store/schema.ts';
import type { Reader } from '../store/store.ts';

/** A person's photos, newest first by when they were taken: one that comes late from a queue is not the newest. */
export function photosOf(tx: Reader, person: PersonId): Promise<PhotosTable[]> {
  return tx
    .selectFrom('photos')
    .selectAll()
    .where('person_id', '=', person)
    .orderBy('submitted_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/**
 * What the account shows: the newest photo, whatever its state, because that is the one the person waits for or must redo. The newest
 * accepted one stays in force for the card office until then; see `photoInForce`.
 */
export async function newestPhoto(tx: Reader, person: PersonId): Promise<PhotoSummary | null> {
  const [photo] = await photosOf(tx, person);
  if (photo === undefined) return null;
  const image = await tx
    .selectFrom('images')
    .select('clear_sha256')
    .where('photo_id', '=', photo.id)
    .where('name', '=', 'directory-photo')
    .executeTakeFirstOrThrow();
  return {
    id: photo.id,
    state: photo.state,
    reason: photo.reason,
    message: photo.message,
    submittedAt: photo.submitted_at,
    image: image.clear_sha256,
  };
}

/** The photo that a badge may be printed with: the newest accepted one. */
export async function photoInForce(tx: Reader, person: PersonId): Promise<PhotosTable | null> {
  return (await photosOf(tx, person)).find((photo) => photo.state === 'accepted') ?? null;
}

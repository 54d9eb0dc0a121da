import type { PersonId, Sha256, VisitId } from '../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import type { Context } from '../context.ts';
import { mayActAs } from '../operators/roles.ts';
import { pictureOf } from '../photos/picture.ts';
import { photoInForce } from '../photos/read.ts';
import type { Tx } from '../store/store.ts';
import type { OpenVisit } from '../visits/token.ts';

/**
 * Clear JPEG bytes of an identity photo that this moderator has in hand, or of the photo that was in force before it. A moderator sees nobody
 * at will: what is not in hand is not there.
 */
export async function moderationPicture(
  context: Context,
  visit: OpenVisit,
  sha256: Sha256,
): Promise<Result<Uint8Array, 'moderation.not-allowed' | 'central.not-found'>> {
  const person = await context.store.transaction(async (tx) => {
    if (!(await mayActAs(tx, 'moderator', visit))) return err('moderation.not-allowed');
    return ok(await whoseInHand(tx, visit.id, sha256, context.clock()));
  });
  if (!person.ok) return person;
  if (person.value === null) return err('central.not-found');
  const jpeg = await pictureOf(context, { person: person.value, name: 'identity-photo', sha256 });
  return jpeg === null ? err('central.not-found') : ok(jpeg);
}

/** The person in hand whose picture has this name, new or before. */
async function whoseInHand(tx: Tx, visit: VisitId, sha256: Sha256, now: number): Promise<PersonId | null> {
  const held = await tx
    .selectFrom('photo_leases')
    .innerJoin('photos', 'photos.id', 'photo_leases.photo_id')
    .select(['photos.id', 'photos.person_id'])
    .where('visit_id', '=', visit)
    .where('expires_ms', '>', now)
    .execute();
  for (const photo of held) {
    const previous = await photoInForce(tx, photo.person_id);
    const found = await tx
      .selectFrom('images')
      .select('photo_id')
      .where('photo_id', 'in', previous === null ? [photo.id] : [photo.id, previous.id])
      .where('name', '=', 'identity-photo')
      .where('clear_sha256', '=', sha256)
      .executeTakeFirst();
    if (found !== undefined) return photo.person_id;
  }
  return null;
}

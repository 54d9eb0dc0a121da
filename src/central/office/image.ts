import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { Sha256 } from '../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import type { Context } from '../context.ts';
import { pictureOf } from '../photos/picture.ts';
import { photoInForce } from '../photos/read.ts';
import type { OpenVisit } from '../visits/token.ts';
import { asOffice } from './may.ts';

/** Clear JPEG bytes of an identity picture in force: one that a badge may bear today, and no other. */
export async function officePicture(
  context: Context,
  visit: OpenVisit,
  sha256: Sha256,
): Promise<Result<Uint8Array, ErrorCode>> {
  const person = await asOffice(context, visit, async (reader) => {
    const rows = await reader
      .selectFrom('images')
      .innerJoin('photos', 'photos.id', 'images.photo_id')
      .select(['photos.id', 'photos.person_id'])
      .where('clear_sha256', '=', sha256)
      .where('name', '=', 'identity-photo')
      .where('state', '=', 'accepted')
      .execute();
    for (const row of rows)
      if ((await photoInForce(reader, row.person_id))?.id === row.id) return ok(row.person_id);
    return err('central.not-found');
  });
  if (!person.ok) return person;
  const jpeg = await pictureOf(context, { person: person.value, name: 'identity-photo', sha256 });
  return jpeg === null ? err('central.not-found') : ok(jpeg);
}

import type { Attachment } from '../../shared/contract/command.ts';
import type { PersonId, Sha256 } from '../../shared/domain/ids.ts';
import { unseal } from '../../shared/seal/envelope.ts';
import type { Context } from '../context.ts';

/** Clear JPEG bytes of one of this person's pictures, opened in memory; null when the person has no such picture. */
export async function pictureOf(
  { store, keys }: Pick<Context, 'store' | 'keys'>,
  wanted: { person: PersonId; name: Attachment['name']; sha256: Sha256 },
): Promise<Uint8Array | null> {
  const row = await store.db
    .selectFrom('images')
    .innerJoin('photos', 'photos.id', 'images.photo_id')
    .innerJoin('commands', 'commands.id', 'photos.command_id')
    .select(['images.sealed', 'photos.command_id', 'commands.station_id'])
    .where('photos.person_id', '=', wanted.person)
    .where('images.name', '=', wanted.name)
    .where('images.clear_sha256', '=', wanted.sha256)
    .executeTakeFirst();
  if (row === undefined) return null;
  const binding = { command: row.command_id, station: row.station_id, name: wanted.name };
  const clear = await unseal(row.sealed, keys.unsealing, binding);
  // It opened when it was accepted: now it is the disk or the key that is wrong.
  if (!clear.ok) throw new Error(`a stored picture does not open any more (command ${row.command_id})`);
  return clear.value;
}

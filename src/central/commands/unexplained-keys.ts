import type { CommandOf } from '../../shared/contract/command.ts';
import type { ProfileName } from '../../shared/contract/office.ts';
import type { CardUid } from '../../shared/domain/card-uid.ts';
import { askedOf } from '../encoding/card-secrets.ts';
import type { Context } from '../context.ts';
import type { Tx } from '../store/store.ts';

/**
 * Writes down that a station encoded a card by a profile that has keys, when central never gave that station the keys of that card (those of a
 * session without network are written down like the others). The command is not refused: the card is as it is, and its holder would be the
 * one to pay.
 */
export async function noteUnexplainedKeys(
  { encoding }: Pick<Context, 'encoding'>,
  tx: Tx,
  { id, station, sequence, payload: { uid, profile } }: CommandOf<'badge.encode'>,
  noticedAt: string,
): Promise<void> {
  const released = await tx
    .selectFrom('key_releases')
    .innerJoin('visits', 'visits.id', 'key_releases.visit_id')
    .select('key_releases.id')
    .where('uid', '=', uid)
    .where('profile_id', '=', profile.id)
    .where('profile_version', '=', profile.version)
    .where('visits.station_id', '=', station)
    .limit(1)
    .executeTakeFirst();
  if (released !== undefined || !(await hasKeys(encoding, tx, profile, uid))) return;
  await tx
    .insertInto('station_incidents')
    .values({
      station_id: station,
      command_id: id,
      kind: 'keys-not-released',
      sequence,
      noticed_at: noticedAt,
    })
    .execute();
}

/** Whether central knows this profile to have keys: as one that it serves, or as one whose keys it gave before its configuration changed. */
async function hasKeys(
  encoding: Context['encoding'],
  tx: Tx,
  { id, version }: ProfileName,
  uid: CardUid,
): Promise<boolean> {
  const served = encoding === null ? [] : Object.values(encoding.rules.profiles);
  const profile = served.find((one) => one.id === id && one.version === version);
  if (encoding !== null && profile !== undefined) return askedOf(encoding, profile, uid).length > 0;
  const given = await tx
    .selectFrom('key_releases')
    .select('id')
    .where('profile_id', '=', id)
    .where('profile_version', '=', version)
    .limit(1)
    .executeTakeFirst();
  return given !== undefined;
}

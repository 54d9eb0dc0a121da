import {
  offlineLimits,
  type CardSecrets,
  type OfflineKeys,
  type OfflineKeysRequest,
} from '../../shared/contract/office.ts';
import type { CardUid } from '../../shared/domain/card-uid.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import type { EncodingProfile } from '../../shared/encoding/profile.ts';
import { instant } from '../clock.ts';
import type { Context } from '../context.ts';
import { keepsItsCard } from '../badges/uids.ts';
import { secretsOf } from '../encoding/card-secrets.ts';
import type { Encoding } from '../encoding/encoding.ts';
import type { Reader } from '../store/store.ts';
import type { OpenVisit } from '../visits/token.ts';
import { underKeyCeiling } from './ceiling.ts';
import { asOffice } from './may.ts';
import { mayRelease, noteRelease, secretCards } from './release.ts';

/** Cards whose keys are derived at the same time. */
const together = 8;

/** Keys of the blank cards that a session without network takes with it. Cards that are somebody's, or were set aside, are left out. */
export async function offlineKeys(
  context: Context,
  visit: OpenVisit,
  { profile: { id, version }, uids }: OfflineKeysRequest,
): Promise<Result<OfflineKeys, ErrorCode>> {
  const { encoding } = context;
  const blank = await asOffice(context, visit, async (reader) => {
    if (encoding === null) return err('bench.no-profile');
    const { student, staff } = encoding.rules.profiles;
    const profile = [student, staff].find((one) => one.id === id && one.version === version);
    if (profile === undefined) return err('bench.profile-changed');
    const blank = await blankAmong(reader, [...new Set(uids)]);
    const under = await underKeyCeiling(reader, context, visit, blank);
    return under.ok ? ok({ encoding, profile, uids: blank }) : under;
  });
  if (!blank.ok) return blank;
  const cards = await secretsOfAll(blank.value.encoding, blank.value.profile, blank.value.uids);
  if (!cards.ok) return cards;
  const expiresAt = instant(context.clock() + offlineLimits.lasts);
  const given = secretCards(cards.value);
  const released = { badge: null, profile: { id, version }, uids: given, until: expiresAt };
  const noted = await context.store.transaction(async (tx) => {
    const may = await mayRelease(tx, context, visit, given);
    if (may.ok) await noteRelease(tx, context, visit, released);
    return may;
  });
  if (!noted.ok) return noted;
  return ok({ profile: { id, version }, expiresAt, uses: offlineLimits.uses, cards: cards.value });
}

async function blankAmong(reader: Reader, uids: readonly CardUid[]): Promise<CardUid[]> {
  const taken = await reader
    .selectFrom('badges')
    .select('uid')
    .where('uid', 'in', uids)
    .where(keepsItsCard)
    .execute();
  const spoiled = await reader.selectFrom('spoiled_cards').select('uid').where('uid', 'in', uids).execute();
  const out = new Set([...taken, ...spoiled].map(({ uid }) => uid));
  return uids.filter((uid) => !out.has(uid));
}

/** All or nothing, and nothing more is asked for once something was refused. */
async function secretsOfAll(
  encoding: Encoding,
  profile: EncodingProfile,
  uids: readonly CardUid[],
): Promise<Result<CardSecrets[], ErrorCode>> {
  const cards: CardSecrets[] = [];
  for (let from = 0; from < uids.length; from += together) {
    const some = uids.slice(from, from + together);
    for (const secrets of await Promise.all(some.map((uid) => secretsOf(encoding, profile, uid)))) {
      if (!secrets.ok) return secrets;
      cards.push(secrets.value);
    }
  }
  return ok(cards);
}

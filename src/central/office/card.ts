import { sql } from 'kysely';
import type { BadgeFields, CardRequest, CardVerdict, OfficeBadge } from '../../shared/contract/office.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import type { Context } from '../context.ts';
import { isSpoiled, keepsItsCard } from '../badges/uids.ts';
import { secretsOf } from '../encoding/card-secrets.ts';
import type { Encoding } from '../encoding/encoding.ts';
import { mayActAs } from '../operators/roles.ts';
import type { Tx } from '../store/store.ts';
import type { OpenVisit } from '../visits/token.ts';
import { badgesWithHolders, officeBadges } from './badge.ts';
import { badgeFields } from './fields.ts';
import { underKeyCeiling } from './ceiling.ts';
import { noteConsultation, shownOf, type Shown } from './note.ts';
import { releaseKeys } from './release.ts';

/** Whether a card may be encoded for a badge; with the fields when it may. */
type Judged =
  | {
      readonly verdict: 'encode';
      readonly badge: OfficeBadge;
      readonly fields: BadgeFields;
      readonly encoding: Encoding;
    }
  | Exclude<CardVerdict, { verdict: 'encode' }>;

/** A card lies on the reader: whether and how it is encoded. Keys are given for this card only, and it is written down that they were. */
export async function judgeCard(
  context: Context,
  visit: OpenVisit,
  request: CardRequest,
): Promise<Result<CardVerdict, ErrorCode>> {
  const { encoding, store } = context;
  const judged = await store.transaction<Result<Judged, ErrorCode>>(async (tx) => {
    if (!(await mayActAs(tx, 'card-office', visit))) return err('office.not-allowed');
    if (encoding === null) return err('bench.no-profile');
    const under = await underKeyCeiling(tx, context, visit, [request.uid]);
    return under.ok ? judge(tx, { ...context, encoding }, request) : under;
  });
  if (!judged.ok) return judged;
  await noteConsultation(context, visit, 'card', shownBy(judged.value));
  if (judged.value.verdict !== 'encode') return ok(judged.value);
  const { badge, fields, encoding: by } = judged.value;
  const secrets = await secretsOf(by, by.rules.profiles[badge.kind], request.uid);
  if (!secrets.ok) return secrets;
  const { badge: id, profile } = request;
  const released = { badge: id, profile, cards: [secrets.value], until: null };
  const noted = await releaseKeys(context, visit, released);
  if (!noted.ok) return noted;
  return ok({ verdict: 'encode', secrets: secrets.value, fields });
}

function shownBy(judged: Judged): Shown[] {
  if (judged.verdict === 'profile-changed') return [];
  return [shownOf(judged.verdict === 'card-taken' ? judged.by : judged.badge)];
}

async function judge(
  tx: Tx,
  context: Context & { readonly encoding: Encoding },
  { badge: id, uid, profile }: CardRequest,
): Promise<Result<Judged, ErrorCode>> {
  const row = await badgesWithHolders(tx)
    .select(['escn', 'expires_on'])
    .where('badges.id', '=', id)
    .executeTakeFirst();
  const [badge] = row === undefined ? [] : await officeBadges(tx, [row]);
  if (row === undefined || badge === undefined) return err('badge.none');
  const served = context.encoding.rules.profiles[row.kind];
  if (served.id !== profile.id || served.version !== profile.version)
    return ok({ verdict: 'profile-changed' });
  const again = row.state === 'encoded' && row.uid === uid;
  if (row.state !== 'printed' && !again) return ok({ verdict: 'badge-not-ready', badge });
  const other = await badgesWithHolders(tx)
    .where('uid', '=', uid)
    .where('badges.id', '<>', id)
    .where(keepsItsCard)
    .orderBy(sql`case badges.state when 'destroyed' then 1 else 0 end`)
    .limit(1)
    .executeTakeFirst();
  const [by] = other === undefined ? [] : await officeBadges(tx, [other]);
  if (by !== undefined) return ok({ verdict: 'card-taken', by });
  if (await isSpoiled(tx, uid)) return err('encoding.card-dead');
  const fields = await badgeFields(tx, context, row, uid);
  return ok({ verdict: 'encode', badge, fields, encoding: context.encoding });
}

import { sql } from 'kysely';
import type { CardRequest, CardSecrets, CardVerdict, OfficeBadge } from '../../shared/contract/office.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import type { Context } from '../context.ts';
import { isSpoiled, keepsItsCard } from '../badges/uids.ts';
import { secretsOf } from '../encoding/card-secrets.ts';
import type { Encoding } from '../encoding/encoding.ts';
import type { Reader } from '../store/store.ts';
import type { OpenVisit } from '../visits/token.ts';
import { badgesWithHolders, officeBadges } from './badge.ts';
import { badgeFields, type FieldsRow } from './fields.ts';
import { underKeyCeiling } from './ceiling.ts';
import { heldElsewhere, hold } from './hold.ts';
import { asOffice } from './may.ts';
import { noteConsultation, shownOf, type Shown } from './note.ts';
import { mayRelease, noteRelease, secretCards } from './release.ts';

/** Whether a card may be encoded for a badge; with its row when it may. */
type Judged =
  | { readonly verdict: 'encode'; readonly badge: OfficeBadge; readonly row: FieldsRow }
  | Exclude<CardVerdict, { verdict: 'encode' }>;

/** A central that encodes. */
type Encoder = Context & { readonly encoding: Encoding };

/**
 * A card lies on the reader: whether and how it is encoded. Keys are given for this card only, and it is written down that they were. The badge is
 * kept for this station from then on: see hold.ts.
 */
export async function judgeCard(
  context: Context,
  visit: OpenVisit,
  request: CardRequest,
): Promise<Result<CardVerdict, ErrorCode>> {
  const { encoding } = context;
  if (encoding === null) return asOffice(context, visit, async () => err('bench.no-profile'));
  const encoder = { ...context, encoding };
  const judged = await asOffice(context, visit, async (reader) => {
    const under = await underKeyCeiling(reader, context, visit, [request.uid]);
    return under.ok ? judge(reader, encoder, visit, request) : under;
  });
  if (!judged.ok) return judged;
  await noteConsultation(context, visit, 'card', shownBy(judged.value));
  if (judged.value.verdict !== 'encode') return ok(judged.value);
  const profile = encoding.rules.profiles[judged.value.badge.kind];
  const secrets = await secretsOf(encoding, profile, request.uid);
  if (!secrets.ok) return secrets;
  const given = await release(encoder, visit, request, secrets.value);
  // It was free a moment ago: whose it is now is somebody else, whom the operator is shown.
  if (given.ok && given.value.verdict === 'card-taken')
    await noteConsultation(context, visit, 'card', [shownOf(given.value.by)]);
  return given;
}

/** Has the last word: to derive keys may have taken seconds, and two benches may have come as far as this with one badge. */
function release(
  context: Encoder,
  visit: OpenVisit,
  request: CardRequest,
  secrets: CardSecrets,
): Promise<Result<CardVerdict, ErrorCode>> {
  const { badge, uid, profile } = request;
  const uids = secretCards([secrets]);
  return context.store.transaction<Result<CardVerdict, ErrorCode>>(async (tx) => {
    const may = await mayRelease(tx, context, visit, uids);
    if (!may.ok) return may;
    const judged = await judge(tx, context, visit, request);
    if (!judged.ok) return judged;
    if (judged.value.verdict !== 'encode') return ok(judged.value);
    const fields = await badgeFields(tx, context, judged.value.row, uid);
    await noteRelease(tx, context, visit, { badge, profile, uids, until: null });
    if (judged.value.row.state === 'printed') await hold(tx, badge, visit.station, context.clock());
    return ok({ verdict: 'encode', secrets, fields });
  });
}

function shownBy(judged: Judged): Shown[] {
  if (judged.verdict === 'profile-changed') return [];
  return [shownOf(judged.verdict === 'card-taken' ? judged.by : judged.badge)];
}

async function judge(
  reader: Reader,
  { clock, encoding }: Encoder,
  { station }: Pick<OpenVisit, 'station'>,
  { badge: id, uid, profile }: CardRequest,
): Promise<Result<Judged, ErrorCode>> {
  const row = await badgesWithHolders(reader)
    .select(['escn', 'expires_on', 'bench_station_id', 'bench_until_ms'])
    .where('badges.id', '=', id)
    .executeTakeFirst();
  const [badge] = row === undefined ? [] : await officeBadges(reader, [row]);
  if (row === undefined || badge === undefined) return err('badge.none');
  const served = encoding.rules.profiles[row.kind];
  if (served.id !== profile.id || served.version !== profile.version)
    return ok({ verdict: 'profile-changed' });
  const again = row.state === 'encoded' && row.uid === uid;
  if (row.state !== 'printed' && !again) return ok({ verdict: 'badge-not-ready', badge });
  // One that is encoded has its card: no other one can get its bytes.
  if (!again && (await heldElsewhere(reader, row, station, clock()))) return err('bench.badge-elsewhere');
  const other = await badgesWithHolders(reader)
    .where('uid', '=', uid)
    .where('badges.id', '<>', id)
    .where(keepsItsCard)
    .orderBy(sql`case badges.state when 'destroyed' then 1 else 0 end`)
    .limit(1)
    .executeTakeFirst();
  const [by] = other === undefined ? [] : await officeBadges(reader, [other]);
  if (by !== undefined) return ok({ verdict: 'card-taken', by });
  if (await isSpoiled(reader, uid)) return err('encoding.card-dead');
  return ok({ verdict: 'encode', badge, row });
}

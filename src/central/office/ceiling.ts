import type { CardUid } from '../../shared/domain/card-uid.ts';
import type { PersonId } from '../../shared/domain/ids.ts';
import { err, ok, type Err, type Ok } from '../../shared/domain/result.ts';
import { instant } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Reader } from '../store/store.ts';
import type { OpenVisit } from '../visits/token.ts';

type Place = Pick<Context, 'clock' | 'limits'>;
/** `retryAfter`: seconds until enough of what is counted is too old to count; null when waiting would not help. */
type Ceiling = Ok<true> | (Err<'central.too-many-requests'> & { readonly retryAfter: number | null });

const hour = 3_600_000;
/** How people are found without a card in hand: whoever types can make a list of everybody. */
const typed = ['code', 'name', 'people'] as const;

/**
 * Whether an operator may have the keys of these cards, too. Counted by person, since a visit is soon opened anew, and by card, since a second try
 * with the same one gives nothing more away.
 */
export async function underKeyCeiling(
  reader: Reader,
  { clock, limits }: Place,
  { person }: Pick<OpenVisit, 'person'>,
  uids: readonly CardUid[],
): Promise<Ceiling> {
  const now = clock();
  let waits: (number | null)[] = [];
  for (const [window, most] of [
    [hour, limits.cardKeysPerHour],
    [24 * hour, limits.cardKeysPerDay],
  ] as const) {
    const had = await cardsSince(reader, person, instant(now - window));
    const more = uids.filter((uid) => !had.has(uid)).length;
    if (more === 0 || had.size + more <= most) continue;
    // Those that are asked for again count however old they are.
    const others = [...had].filter(([uid]) => !uids.includes(uid)).map(([, last]) => last);
    waits = [...waits, untilGone(others, had.size + more - most, window - now)];
  }
  return waits.length === 0 ? ok(true) : tooMany(waits);
}

/** Milliseconds until `excess` of these moments (RFC 3339) are older than the window; `shift` is the window's length less the present moment. */
function untilGone(moments: readonly string[], excess: number, shift: number): number | null {
  const last = [...moments].sort()[excess - 1];
  return last === undefined ? null : Date.parse(last) + shift;
}

function tooMany(waits: readonly (number | null)[]): Ceiling {
  const known = waits.filter((wait) => wait !== null);
  const retryAfter = known.length < waits.length ? null : Math.max(1, Math.ceil(Math.max(...known) / 1000));
  return { ...err('central.too-many-requests'), retryAfter };
}

/** The cards whose keys a person got, each with the last time. */
async function cardsSince(
  reader: Reader,
  person: PersonId,
  since: string,
): Promise<ReadonlyMap<CardUid, string>> {
  const rows = await reader
    .selectFrom('key_releases')
    .innerJoin('visits', 'visits.id', 'key_releases.visit_id')
    .select((select) => ['uid', select.fn.max('released_at').as('last')])
    .where('released_at', '>', since)
    .where('visits.person_id', '=', person)
    .groupBy('uid')
    .execute();
  return new Map(rows.map(({ uid, last }) => [uid, last]));
}

/** Whether an operator may find people by what is typed or scanned: not when they have been through a list of them within the hour. */
export async function underFindCeiling(
  reader: Reader,
  { clock, limits }: Place,
  { person }: Pick<OpenVisit, 'person'>,
): Promise<Ceiling> {
  const now = clock();
  const found = await reader
    .selectFrom('consultations')
    .innerJoin('visits', 'visits.id', 'consultations.visit_id')
    .select((select) => select.fn.max('consulted_at').as('last'))
    .where('consulted_at', '>', instant(now - hour))
    .where('way', 'in', typed)
    .where('visits.person_id', '=', person)
    .groupBy('consultations.person_id')
    .execute();
  const excess = found.length + 1 - limits.foundPerHour;
  if (excess <= 0) return ok(true);
  return tooMany([
    untilGone(
      found.map(({ last }) => last),
      excess,
      hour - now,
    ),
  ]);
}

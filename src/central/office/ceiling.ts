import type { CardUid } from '../../shared/domain/card-uid.ts';
import type { PersonId } from '../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import { instant } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Reader } from '../store/store.ts';
import type { OpenVisit } from '../visits/token.ts';

type Place = Pick<Context, 'clock' | 'limits'>;
type Ceiling = Result<true, 'central.too-many-requests'>;

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
  for (const [since, most] of [
    [now - hour, limits.cardKeysPerHour],
    [now - 24 * hour, limits.cardKeysPerDay],
  ] as const) {
    const had = await cardsSince(reader, person, instant(since));
    const more = uids.filter((uid) => !had.has(uid)).length;
    if (more > 0 && had.size + more > most) return err('central.too-many-requests');
  }
  return ok(true);
}

async function cardsSince(reader: Reader, person: PersonId, since: string): Promise<ReadonlySet<CardUid>> {
  const rows = await reader
    .selectFrom('key_releases')
    .innerJoin('visits', 'visits.id', 'key_releases.visit_id')
    .select('uid')
    .distinct()
    .where('released_at', '>', since)
    .where('visits.person_id', '=', person)
    .execute();
  return new Set(rows.map(({ uid }) => uid));
}

/** Whether an operator may find people by what is typed or scanned: not when they have been through a list of them within the hour. */
export async function underFindCeiling(
  reader: Reader,
  { clock, limits }: Place,
  { person }: Pick<OpenVisit, 'person'>,
): Promise<Ceiling> {
  const { found } = await reader
    .selectFrom('consultations')
    .innerJoin('visits', 'visits.id', 'consultations.visit_id')
    .select((select) => select.fn.count<number>('consultations.person_id').distinct().as('found'))
    .where('consulted_at', '>', instant(clock() - hour))
    .where('way', 'in', typed)
    .where('visits.person_id', '=', person)
    .executeTakeFirstOrThrow();
  return Number(found) >= limits.foundPerHour ? err('central.too-many-requests') : ok(true);
}

import type { BenchCount, OfficeFound, OfficeSearch, PeopleFound } from '../../shared/contract/office.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import { ok, type Result } from '../../shared/domain/result.ts';
import type { OpenVisit } from '../visits/token.ts';
import { firstOf, holderOf, officeBadges } from './badge.ts';
import { underFindCeiling } from './ceiling.ts';
import { findBadges, findPeople } from './found.ts';
import { asOffice, type Place } from './may.ts';
import { noteConsultation, shownOf } from './note.ts';

/** How many printed badges wait. */
export function countPrinted(place: Place, visit: OpenVisit): Promise<Result<BenchCount, ErrorCode>> {
  return asOffice(place, visit, async (reader) => {
    const { printed } = await reader
      .selectFrom('badges')
      .select((select) => select.fn.countAll<number>().as('printed'))
      .where('state', '=', 'printed')
      .executeTakeFirstOrThrow();
    return ok({ printed: Number(printed) });
  });
}

/** Badges by what is printed on them, by their card, or by their holder's name. Who is shown is written down. */
export async function searchBadges(
  place: Place,
  visit: OpenVisit,
  search: OfficeSearch,
): Promise<Result<OfficeFound, ErrorCode>> {
  const found = await asOffice<OfficeFound>(place, visit, async (reader) => {
    // A card on the reader is no list of people.
    const under = search.by === 'uid' ? ok(true) : await underFindCeiling(reader, place, visit);
    if (!under.ok) return under;
    const { shown, more } = firstOf(await findBadges(reader, search));
    return ok({ badges: await officeBadges(reader, shown), more });
  });
  if (found.ok) await noteConsultation(place, visit, search.by, found.value.badges.map(shownOf));
  return found;
}

/** People by name or number, who may have no badge. Who is shown is written down. */
export async function searchPeople(
  place: Place,
  visit: OpenVisit,
  text: string,
): Promise<Result<PeopleFound, ErrorCode>> {
  const found = await asOffice<PeopleFound>(place, visit, async (reader) => {
    const under = await underFindCeiling(reader, place, visit);
    if (!under.ok) return under;
    const { shown, more } = firstOf(await findPeople(reader, text));
    return ok({ people: shown.map(holderOf), more });
  });
  if (found.ok) {
    const shown = found.value.people.map(({ id }) => ({ person: id, badge: null }));
    await noteConsultation(place, visit, 'people', shown);
  }
  return found;
}

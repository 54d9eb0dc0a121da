import type { BadgeHistoryLine, BadgeSheet } from '../../shared/contract/office.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { BadgeId, VisitId } from '../../shared/domain/ids.ts';
import { fullName } from '../../shared/domain/person.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import type { BadgeEventsTable } from '../store/schema.ts';
import type { Reader } from '../store/store.ts';
import type { OpenVisit } from '../visits/token.ts';
import { badgesWithHolders, officeBadges } from './badge.ts';
import { asOffice, type Place } from './may.ts';
import { noteConsultation, shownOf } from './note.ts';

/** All that an operator may know of a badge. That it was opened is written down. */
export async function badgeSheet(
  place: Place,
  visit: OpenVisit,
  badge: BadgeId,
): Promise<Result<BadgeSheet, ErrorCode>> {
  const sheet = await asOffice<BadgeSheet>(place, visit, async (reader) => {
    const row = await badgesWithHolders(reader).where('badges.id', '=', badge).executeTakeFirst();
    if (row === undefined) return err('badge.none');
    const rows = await badgesWithHolders(reader)
      .where('badges.person_id', '=', row.person_id)
      .where('badges.id', '<>', badge)
      .orderBy('requested_at', 'desc')
      .orderBy('badges.id', 'desc')
      .execute();
    const [shown, ...others] = await officeBadges(reader, [row, ...rows]);
    if (shown === undefined) return err('badge.none');
    return ok({ ...shown, history: await historyOf(reader, badge), others });
  });
  if (sheet.ok) await noteConsultation(place, visit, 'sheet', [shownOf(sheet.value)]);
  return sheet;
}

/** Newest first. */
async function historyOf(reader: Reader, badge: BadgeId): Promise<BadgeHistoryLine[]> {
  const events = await reader
    .selectFrom('badge_events')
    .leftJoin('stations', 'stations.id', 'badge_events.station_id')
    .selectAll('badge_events')
    .select('stations.name as place')
    .where('badge_id', '=', badge)
    .orderBy('position', 'desc')
    .execute();
  const names = await namesOf(
    reader,
    events.flatMap((event) => visitOf(event) ?? []),
  );
  return events.map((event) => ({
    act: event.act,
    from: event.from_state,
    to: event.to_state,
    at: event.occurred_at,
    motive: event.motive,
    note: event.note,
    role: event.role,
    actor: names.get(visitOf(event) ?? '') ?? null,
    place: event.place,
  }));
}

/** The visit of an operator's act; null for the holder, the system and central's console. */
const visitOf = ({ role, actor }: Pick<BadgeEventsTable, 'role' | 'actor'>): VisitId | null =>
  role !== 'holder' && actor.startsWith('visit:') ? (actor.slice('visit:'.length) as VisitId) : null;

async function namesOf(reader: Reader, visits: readonly VisitId[]): Promise<ReadonlyMap<string, string>> {
  if (visits.length === 0) return new Map();
  const rows = await reader
    .selectFrom('visits')
    .innerJoin('people', 'people.id', 'visits.person_id')
    .select(['visits.id', 'first_name', 'last_name'])
    .where('visits.id', 'in', [...new Set(visits)])
    .execute();
  return new Map(
    rows.map((row) => [row.id, fullName({ firstName: row.first_name, lastName: row.last_name })]),
  );
}

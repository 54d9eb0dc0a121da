import { randomUUID } from 'node:crypto';
import type { OfficeBadge } from '../../shared/contract/office.ts';
import type { BadgeId, PersonId } from '../../shared/domain/ids.ts';
import { instant } from '../clock.ts';
import type { ConsultationsTable } from '../store/schema.ts';
import type { OpenVisit } from '../visits/token.ts';
import type { Place } from './may.ts';

/** Somebody whom an operator is shown, with the badge that was found or opened. */
export interface Shown {
  readonly person: PersonId;
  readonly badge: BadgeId | null;
}

export const shownOf = ({ holder, badge }: OfficeBadge): Shown => ({ person: holder.id, badge });

/** Writes down who is looked up, before it is answered. */
export async function noteConsultation(
  { store, clock }: Place,
  visit: OpenVisit,
  way: ConsultationsTable['way'],
  shown: readonly Shown[],
): Promise<void> {
  if (shown.length === 0) return;
  const consulted = instant(clock());
  const rows = shown.map(({ person, badge }) => ({
    ...{ id: randomUUID(), visit_id: visit.id, person_id: person, badge_id: badge },
    ...{ way, consulted_at: consulted },
  }));
  await store.note((db) => db.insertInto('consultations').values(rows).execute());
}

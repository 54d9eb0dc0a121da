import type { BadgeId } from '../../shared/domain/ids.ts';
import type { PersonKind } from '../../shared/domain/person.ts';
import type { Reader } from '../store/store.ts';

/** A badge on its way to the printer, with no more of the holder than is printed or compared. */
export interface QueuedBadge {
  readonly id: BadgeId;
  readonly kind: PersonKind;
  readonly first_name: string;
  readonly last_name: string;
  readonly student_number: string | null;
  readonly staff_number: string | null;
  /** European student card number, once it was made. */
  readonly escn: string | null;
}

/** The badges in one of the states before the bench, those asked for first coming first. */
export function badgesThatAre(reader: Reader, state: 'requested' | 'approved'): Promise<QueuedBadge[]> {
  return reader
    .selectFrom('badges')
    .innerJoin('people', 'people.id', 'badges.person_id')
    .select(['badges.id', 'badges.kind', 'first_name', 'last_name', 'student_number', 'staff_number', 'escn'])
    .where('badges.state', '=', state)
    .orderBy('requested_at')
    .orderBy('badges.id')
    .execute();
}

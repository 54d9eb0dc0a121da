import {
  decimalUid,
  reversedDecimalUid,
  reversedUid,
  supannRefId,
  type CardUid,
} from '../../shared/domain/card-uid.ts';
import type { BadgeAct, OppositionMotive } from '../../shared/domain/badge.ts';
import type { BadgeId } from '../../shared/domain/ids.ts';
import type { PersonKind } from '../../shared/domain/person.ts';
import type { WebhookEventsTable } from '../store/schema.ts';

/** What happened, with no more of the holder than a door or a directory needs. */
export interface Announcement {
  readonly type: WebhookEventsTable['type'];
  readonly sequence: number;
  /** RFC 3339 in UTC: when it was done, which may be long before it is told. */
  readonly occurredAt: string;
  readonly act: BadgeAct;
  readonly badge: BadgeId;
  readonly kind: PersonKind;
  readonly uid: CardUid;
  readonly motive: OppositionMotive | null;
  readonly holder: { login: string; student_number: string | null; staff_number: string | null };
}

/** The body of a delivery: `type`, `timestamp` and `data`, as Standard Webhooks recommends; the UID in the forms of the export. */
export function bodyOf(told: Announcement): string {
  const { type, occurredAt, sequence, act, badge, kind, uid, motive, holder } = told;
  return JSON.stringify({
    type,
    timestamp: occurredAt,
    data: {
      sequence,
      act,
      motive,
      badge,
      kind,
      uid,
      uidReversed: reversedUid(uid),
      uidDecimal: decimalUid(uid),
      uidReversedDecimal: reversedDecimalUid(uid),
      supannRefId: supannRefId(uid),
      login: holder.login,
      studentNumber: holder.student_number,
      staffNumber: holder.staff_number,
      occurredAt,
    },
  });
}

import type { Payload } from '../../shared/contract/command.ts';
import type { OfficeBadge, ProfileName } from '../../shared/contract/office.ts';
import type { CardUid } from '../../shared/domain/card-uid.ts';
import type { CommandId, PersonId, VisitId } from '../../shared/domain/ids.ts';
import { officeDraft } from '../office/draft.ts';
import type { Draft } from '../queue/port.ts';

/** The card has its bytes. */
export const encodeDraft = (
  visit: VisitId,
  id: CommandId,
  { badge, holder }: OfficeBadge,
  uid: CardUid,
  profile: ProfileName,
): Draft => officeDraft(visit, id, holder.id, 'badge.encode', { badge, uid, profile });

/** It is active at once, where the university wants it so. */
export const activateDraft = (
  visit: VisitId,
  id: CommandId,
  { badge, holder }: OfficeBadge,
  uid: CardUid,
): Draft => officeDraft(visit, id, holder.id, 'badge.activate', { badge, uid });

/** The card is set aside, and the badge must be printed again. */
export const spoilDraft = (
  visit: VisitId,
  id: CommandId,
  subject: PersonId,
  payload: Payload<'badge.spoil'>,
): Draft => officeDraft(visit, id, subject, 'badge.spoil', payload);

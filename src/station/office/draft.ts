import type { CommandKind, Payload } from '../../shared/contract/command.ts';
import type { CommandId, PersonId, VisitId } from '../../shared/domain/ids.ts';
import type { Draft } from '../queue/port.ts';

/** The command of an operator of the card office about somebody's badge. */
export function officeDraft<K extends CommandKind>(
  visit: VisitId,
  id: CommandId,
  subject: PersonId,
  kind: K,
  payload: Payload<K>,
): Draft {
  return { id, kind, subject, actor: { role: 'card-office', visit }, payload, attachments: [] };
}

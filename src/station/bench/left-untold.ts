import { v7 } from 'uuid';
import { CommandId } from '../../shared/domain/ids.ts';
import type { VisitAccess } from '../central/port.ts';
import { isPassing } from '../moderation/passing.ts';
import { encodeDraft, spoilDraft } from './drafts.ts';
import type { DeskParts } from './desk-parts.ts';

/**
 * Tells central of cards that ended without its being told. This program saves the end and the command as one; only one that had no
 * bench yet can have left such an entry. What cannot be sent now is tried at the next opening.
 */
export async function sendLeft(
  { journal, outbox, central, log }: Pick<DeskParts, 'journal' | 'outbox' | 'central' | 'log'>,
  access: VisitAccess,
): Promise<void> {
  for (const { id, uid, badge, profile, state } of journal.unreported()) {
    const command = CommandId.parse(v7());
    if (badge === null) {
      journal.reported(id);
      continue;
    }
    const sheet = await central.office.sheet(access, badge);
    if (!sheet.ok) {
      log.warn({ code: sheet.error }, 'a card that an older program encoded could not be told to central');
      if (isPassing(sheet.error)) return; // nobody waits for the bench until each of them has timed out
      continue;
    }
    if (!journal.unreported().some((one) => one.id === id)) continue;
    const { visit } = access;
    const draft =
      state === 'verified'
        ? encodeDraft(visit, command, sheet.value, uid, profile)
        : spoilDraft(visit, command, sheet.value.holder.id, { badge, uid, profile, note: '—' });
    const saved = outbox.saveWith([draft], () => journal.reported(id));
    if (!saved.ok) log.error({ code: saved.error }, 'a card that an older program encoded was not saved');
  }
}

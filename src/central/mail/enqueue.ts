import { randomUUID } from 'node:crypto';
import { undoWindow } from '../../shared/contract/command.ts';
import type { Tx } from '../store/store.ts';
import type { MailPolicy } from './settings.ts';

/** How long after the last moment of an undo a mail stays, in milliseconds: the undo itself travels, too. */
const grace = 20_000;

/**
 * Puts a mail about a decision in the outbox, in the decision's own transaction: either both are there or neither. Without mail settings
 * nothing is put there, so that nobody gets a year's mails on the day when they are made.
 */
export async function enqueueMail(
  tx: Tx,
  policy: MailPolicy | null,
  made: { decision: string; state: 'accepted' | 'rejected'; recordedAt: string },
): Promise<void> {
  if (policy === null || (made.state === 'accepted' && !policy.mailOnAcceptance)) return;
  await tx
    .insertInto('mails')
    .values({
      id: randomUUID(),
      decision_id: made.decision,
      state: 'waiting',
      created_at: made.recordedAt,
      next_ms: Date.parse(made.recordedAt) + undoWindow + grace,
      locked_ms: null,
      attempts: 0,
      refusals: 0,
      trouble: null,
      ended_at: null,
    })
    .execute();
}

/** Takes the mail of a decision back, if there is one. False when it has left, or is leaving right now. */
export async function dropMail(tx: Tx, decision: string, at: string): Promise<boolean> {
  const mail = await tx
    .selectFrom('mails')
    .selectAll()
    .where('decision_id', '=', decision)
    .executeTakeFirst();
  if (mail === undefined || mail.state === 'dropped' || mail.state === 'failed') return true;
  // Tried once, it may have arrived without our knowing: nobody can take it back for sure.
  if (mail.state === 'sent' || mail.attempts > 0) return false;
  await tx.updateTable('mails').set({ state: 'dropped', ended_at: at }).where('id', '=', mail.id).execute();
  return true;
}

import { undoWindow, type CommandOf } from '../../shared/contract/command.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import { bumpRevision } from '../account/assemble.ts';
import { dropMail } from '../mail/enqueue.ts';
import type { PhotoDecisionsTable } from '../store/schema.ts';
import type { Tx } from '../store/store.ts';
import { lease } from './lease.ts';
import type { ActingModerator } from './who.ts';

/** A station learns central's time between two acts: its offset may jump by this much, in milliseconds. */
const tolerance = 2_000;

/**
 * `photo.undecide`: a moderator takes back their own decision, and has the photo in hand again. What has had effects stays: a badge that was
 * approved with the accepted photo, a mail that has left.
 */
export async function applyUndo(
  tx: Tx,
  command: CommandOf<'photo.undecide'>,
  moderator: ActingModerator,
  times: { actedAt: string; receivedAt: string },
): Promise<Result<true, ErrorCode>> {
  const { payload, subject } = command;
  const decision = await tx
    .selectFrom('photo_decisions')
    .innerJoin('photos', 'photos.id', 'photo_decisions.photo_id')
    .selectAll('photo_decisions')
    .where('photo_decisions.id', '=', payload.decision)
    .where('photo_id', '=', payload.photo)
    .where('photos.person_id', '=', subject)
    .where('moderator_id', '=', moderator.person)
    .where('undone_at', 'is', null)
    .executeTakeFirst();
  if (decision === undefined) return err('moderation.undo-nothing');
  const between = Date.parse(times.actedAt) - Date.parse(decision.decided_at);
  if (between < -tolerance || between > undoWindow + tolerance) return err('moderation.undo-too-late');
  if (await hadEffects(tx, decision, subject)) return err('moderation.undo-effects');
  if (!(await dropMail(tx, decision.id, times.receivedAt))) return err('moderation.undo-effects');
  await tx
    .updateTable('photo_decisions')
    .set({
      undone_at: times.actedAt,
      undone_recorded_at: times.receivedAt,
      undone_command_id: command.id,
    })
    .where('id', '=', decision.id)
    .execute();
  await tx
    .updateTable('photos')
    .set({ state: 'submitted', reason: null, message: null, decided_at: null })
    .where('id', '=', decision.photo_id)
    .execute();
  const received = Date.parse(times.receivedAt);
  if (moderator.ends > received)
    await lease(tx, { id: moderator.visit, ends: moderator.ends }, [decision.photo_id], received);
  await bumpRevision(tx, subject);
  return ok(true);
}

/** Whether a badge was approved, printed or encoded since the photo was accepted: by central's clock, on both sides. */
async function hadEffects(
  tx: Tx,
  decision: PhotoDecisionsTable,
  person: CommandOf<'photo.undecide'>['subject'],
): Promise<boolean> {
  if (decision.state !== 'accepted') return false;
  const event = await tx
    .selectFrom('badge_events')
    .innerJoin('badges', 'badges.id', 'badge_events.badge_id')
    .select('badge_id')
    .where('badges.person_id', '=', person)
    .where('act', 'in', ['approve', 'print', 'encode'])
    .where('recorded_at', '>=', decision.recorded_at)
    .executeTakeFirst();
  return event !== undefined;
}

import type { PhotoDecision } from '../../shared/contract/command.ts';
import type { CommandId, PersonId, StationId } from '../../shared/domain/ids.ts';
import { bumpRevision } from '../account/assemble.ts';
import type { MailPolicy } from '../mail/settings.ts';
import { enqueueMail } from '../mail/enqueue.ts';
import type { PhotosTable } from '../store/schema.ts';
import type { Tx } from '../store/store.ts';
import { releasePhoto } from './lease.ts';

/** Who decided, where and when: kept with the decision. Instants are RFC 3339 in UTC. */
export interface Decided {
  /** Of its command, or a random one for what was decided at central. */
  readonly id: string;
  /** `visit:<id>`, or who acted at central. */
  readonly actor: string;
  readonly moderator: PersonId | null;
  readonly station: StationId | null;
  readonly command: CommandId | null;
  readonly decidedAt: string;
  readonly recordedAt: string;
}

/** Writes a decision down, with all that follows from it, in the caller's transaction. The caller has checked that the photo waits. */
export async function recordDecision(
  tx: Tx,
  mail: MailPolicy | null,
  photo: Pick<PhotosTable, 'id' | 'person_id'>,
  decision: PhotoDecision,
  by: Decided,
): Promise<void> {
  const { state } = decision;
  const words =
    decision.state === 'rejected'
      ? { reason: decision.reason, message: decision.message }
      : { reason: null, message: null };
  await tx
    .updateTable('photos')
    .set({ state, ...words, decided_at: by.decidedAt })
    .where('id', '=', photo.id)
    .execute();
  await tx
    .insertInto('photo_decisions')
    .values({
      id: by.id,
      photo_id: photo.id,
      state,
      ...words,
      actor: by.actor,
      moderator_id: by.moderator,
      station_id: by.station,
      command_id: by.command,
      decided_at: by.decidedAt,
      recorded_at: by.recordedAt,
      undone_at: null,
      undone_recorded_at: null,
      undone_command_id: null,
    })
    .execute();
  await releasePhoto(tx, photo.id);
  await enqueueMail(tx, mail, { decision: by.id, state, recordedAt: by.recordedAt });
  await bumpRevision(tx, photo.person_id);
}

import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { PersonId, PhotoId } from '../../shared/domain/ids.ts';
import type { RejectionReason } from '../../shared/domain/photo.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import { bumpRevision } from '../account/assemble.ts';
import { instant } from '../clock.ts';
import type { Context } from '../context.ts';
import type { PhotosTable } from '../store/schema.ts';
import { photosOf } from './read.ts';

type Decision = Pick<PhotosTable, 'state' | 'reason' | 'message'>;

/** The moderator's part of the administrator's port. A decision is made once, on the newest photo. */
export function moderatorOf({ store, clock }: Context) {
  const decide = (person: PersonId, decision: Decision): Promise<Result<PhotoId, ErrorCode>> =>
    store.transaction(async (tx) => {
      const [newest] = await photosOf(tx, person);
      if (newest?.state !== 'submitted') return err('photo.none');
      await tx
        .updateTable('photos')
        .set({ ...decision, decided_at: instant(clock()) })
        .where('id', '=', newest.id)
        .execute();
      await bumpRevision(tx, person);
      return ok(newest.id);
    });
  return {
    acceptPhoto: (person: PersonId) => decide(person, { state: 'accepted', reason: null, message: null }),
    rejectPhoto: (person: PersonId, reason: RejectionReason, message: string | null) =>
      decide(person, { state: 'rejected', reason, message }),
  };
}

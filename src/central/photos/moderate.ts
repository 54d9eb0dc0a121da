import { randomUUID } from 'node:crypto';
import type { PhotoDecision } from '../../shared/contract/command.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { PersonId, PhotoId } from '../../shared/domain/ids.ts';
import type { RejectionReason } from '../../shared/domain/photo.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import { instant } from '../clock.ts';
import type { Context } from '../context.ts';
import { recordDecision } from '../moderation/record.ts';
import { photosOf } from './read.ts';

/** The moderator's part of the administrator's port, for the demo and the tests. A decision is made once, on the newest photo. */
export function moderatorOf({ store, clock, mail }: Context, actor: string) {
  const decide = (person: PersonId, decision: PhotoDecision): Promise<Result<PhotoId, ErrorCode>> =>
    store.transaction(async (tx) => {
      const [newest] = await photosOf(tx, person);
      if (newest?.state !== 'submitted') return err('photo.none');
      const now = instant(clock());
      await recordDecision(tx, mail, newest, decision, {
        ...{ id: randomUUID(), actor, moderator: null, station: null, command: null },
        ...{ decidedAt: now, recordedAt: now },
      });
      return ok(newest.id);
    });
  return {
    acceptPhoto: (person: PersonId) => decide(person, { state: 'accepted' }),
    rejectPhoto: (person: PersonId, reason: RejectionReason, message: string | null) =>
      decide(person, { state: 'rejected', reason, message }),
  };
}

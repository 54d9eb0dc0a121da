import { randomUUID } from 'node:crypto';
import type { BadgeAct, BadgeState, OppositionMotive } from '../../shared/domain/badge.ts';
import type { BadgesTable } from '../store/schema.ts';
import type { Tx } from '../store/store.ts';
import { bodyOf } from './payload.ts';

/** A change of a badge's state, as it was just written. */
interface Changed {
  readonly before: BadgeState;
  readonly after: BadgesTable;
  readonly act: BadgeAct;
  readonly motive: OppositionMotive | null;
  readonly by: { readonly occurredAt: string; readonly recordedAt: string };
}

/**
 * Puts what the university's system must know into the outbox, in the change's own transaction: either both are there or neither. That is each
 * time a badge begins to work (from anything to active), and each time it stops (from active to anything), whatever the act.
 */
export async function announce(tx: Tx, { before, after, act, motive, by }: Changed): Promise<void> {
  const works = after.state === 'active';
  if (works === (before === 'active')) return;
  // Nobody was ever told of a badge without a UID, and no door knows it.
  if (after.uid === null) return;
  const type = works ? 'badge.activated' : 'badge.deactivated';
  const holder = await tx
    .selectFrom('people')
    .select(['login', 'student_number', 'staff_number'])
    .where('id', '=', after.person_id)
    .executeTakeFirstOrThrow();
  const sequence = await nextNumber(tx);
  const { id: badge, kind, uid } = after;
  const body = bodyOf({ type, sequence, act, badge, kind, uid, motive, holder, occurredAt: by.occurredAt });
  await tx
    .insertInto('webhook_events')
    .values({
      sequence,
      id: `msg_${randomUUID().replaceAll('-', '')}`,
      ...{ badge_id: badge, type, body, created_at: by.recordedAt },
      ...{ state: 'waiting', attempts: 0, trouble: null, ended_at: null },
    })
    .execute();
}

/** The row is held until the commit: numbers are given in the order in which events become visible, and none is left out. */
async function nextNumber(tx: Tx): Promise<number> {
  const { sequence } = await tx
    .insertInto('webhook_stream')
    .values({ id: 1, sequence: 1 })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((set) => ({ sequence: set('webhook_stream.sequence', '+', 1) })),
    )
    .returning('sequence')
    .executeTakeFirstOrThrow();
  return sequence;
}

import { randomUUID } from 'node:crypto';
import { longestWait } from '../../shared/wire/retry-after.ts';
import { instant } from '../clock.ts';
import type { Context } from '../context.ts';
import type { WebhookEventsTable } from '../store/schema.ts';
import type { Tx } from '../store/store.ts';

/** The oldest event that waits, which this process alone may deliver now. */
export interface ClaimedEvent extends Pick<WebhookEventsTable, 'sequence' | 'id' | 'body'> {
  readonly badge: WebhookEventsTable['badge_id'];
  /** This one included. */
  readonly attempts: number;
  readonly createdAt: string;
  /** Of this turn. */
  readonly turn: string;
}

/** How long a turn lasts before another process may take it, in milliseconds: several times as long as an exchange may. */
export const turnTime = 2 * 60_000;

type Place = Pick<Context, 'store' | 'clock'>;

/**
 * Takes the turn, and the oldest event with it: no other is delivered before that one, and nobody else delivers meanwhile. Null when nothing
 * waits, when it is not time yet, or when another process has the turn.
 */
export async function claimEvent({ store, clock }: Place): Promise<ClaimedEvent | null> {
  // Most of the time there is nothing to do: this asks without a lock.
  if ((await oldest(store.db)) === undefined) return null;
  return store.transaction(async (tx) => {
    const now = clock();
    const event = await oldest(tx);
    if (event === undefined) return null;
    const held = await tx.selectFrom('webhook_turns').selectAll().executeTakeFirst();
    // Nothing is ever set further ahead than this: what lies beyond was set by a wrong clock, and would hold everything up until then.
    const ahead = (time: number, most: number) => time > now && time <= now + most;
    if (held !== undefined && (ahead(held.next_ms, longestWait) || ahead(held.locked_ms ?? 0, turnTime)))
      return null;
    const turn = randomUUID();
    const locked = { locked_ms: now + turnTime, locked_by: turn };
    await tx
      .insertInto('webhook_turns')
      .values({ id: 1, next_ms: 0, ...locked })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(locked))
      .execute();
    const attempts = event.attempts + 1;
    await tx.updateTable('webhook_events').set({ attempts }).where('sequence', '=', event.sequence).execute();
    const { sequence, id, body, badge_id: badge, created_at: createdAt } = event;
    return { sequence, id, body, badge, attempts, createdAt, turn };
  });
}

const oldest = (db: Pick<Tx, 'selectFrom'>) =>
  db
    .selectFrom('webhook_events')
    .selectAll()
    .where('state', '=', 'waiting')
    .orderBy('sequence')
    .limit(1)
    .executeTakeFirst();

/** It was taken. Written once this is known, so that a kill in between delivers it again, under the same id. */
export function markDelivered(place: Place, event: ClaimedEvent): Promise<void> {
  const ended = instant(place.clock());
  return endTurn(place, event, 0, { state: 'delivered', trouble: null, ended_at: ended });
}

/** It was not taken: it stays the next one, and nothing is delivered before `next` (milliseconds since 1970). */
export function markRefused(
  place: Place,
  event: ClaimedEvent,
  what: { code: string; next: number },
): Promise<void> {
  return endTurn(place, event, what.next, { trouble: what.code });
}

/** Gives the turn back; whoever was so slow that another process took it changes nothing. */
function endTurn(
  { store }: Place,
  { sequence, turn }: ClaimedEvent,
  next: number,
  change: Partial<Pick<WebhookEventsTable, 'state' | 'trouble' | 'ended_at'>>,
): Promise<void> {
  return store.transaction(async (tx) => {
    const mine = await tx
      .updateTable('webhook_turns')
      .set({ next_ms: next, locked_ms: null, locked_by: null })
      .where('locked_by', '=', turn)
      .returning('id')
      .executeTakeFirst();
    if (mine === undefined) return;
    await tx.updateTable('webhook_events').set(change).where('sequence', '=', sequence).execute();
  });
}

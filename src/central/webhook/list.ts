import type { WebhookEventsTable } from '../store/schema.ts';
import type { Db } from '../store/store.ts';

/** An event as an administrator sees it: about which badge, never what it says of people. */
export type WebhookReport = Omit<WebhookEventsTable, 'body'> & {
  /** When the oldest event that waits is tried again at the earliest; 0: at once. */
  readonly next_ms: number;
};

/** Events that wait, in their order; with `all`, those of the last weeks that were delivered, too. */
export async function listWebhook(db: Db, all = false): Promise<WebhookReport[]> {
  const every = db
    .selectFrom('webhook_events')
    .select(['sequence', 'id', 'badge_id', 'type', 'created_at', 'state', 'attempts', 'trouble', 'ended_at'])
    .orderBy('sequence');
  const rows = await (all ? every : every.where('state', '=', 'waiting')).execute();
  const turn = await db.selectFrom('webhook_turns').select('next_ms').executeTakeFirst();
  return rows.map((row) => ({ ...row, next_ms: turn?.next_ms ?? 0 }));
}

import { instant } from './clock.ts';
import type { Context } from './context.ts';
import { purgeUploads } from './uploads/purge.ts';

const hour = 3_600_000;
/** For how long central can say that a mail was sent, or a webhook event delivered. */
const mailMemory = 30 * 24 * hour;

/** For how long central says whom operators looked up. */
const consultationMemory = 365 * 24 * hour;

/** Takes away what has no use any more: proofs too old to be accepted, states and codes long past. */
export async function purge({ store, clock }: Pick<Context, 'store' | 'clock'>): Promise<void> {
  const now = clock();
  await store.db.deleteFrom('station_proofs').where('expires_ms', '<', now).execute();
  // An hour later than they end, so that "used" and "too late" are still told apart from "unknown".
  await store.db
    .deleteFrom('sign_ins')
    .where('expires_ms', '<', now - hour)
    .execute();
  await store.db
    .deleteFrom('station_codes')
    .where('expires_ms', '<', now - hour)
    .execute();
  await store.db.deleteFrom('photo_leases').where('expires_ms', '<', now).execute();
  // What was decided stays in the decisions: a mail is only the telling of it.
  await store.db
    .deleteFrom('mails')
    .where('state', 'in', ['sent', 'dropped', 'failed'])
    .where('ended_at', '<', instant(now - mailMemory))
    .execute();
  // What waits is never taken away: see webhook/round.ts.
  await store.db
    .deleteFrom('webhook_events')
    .where('state', '=', 'delivered')
    .where('ended_at', '<', instant(now - mailMemory))
    .execute();
  await store.db
    .deleteFrom('consultations')
    .where('consulted_at', '<', instant(now - consultationMemory))
    .execute();
  await purgeUploads({ store, clock });
}

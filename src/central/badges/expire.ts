import { badgeLifeCycle } from '../../shared/domain/badge.ts';
import { instant } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Reader } from '../store/store.ts';
import { moveBadge } from './transition.ts';

/** How many badges expire in one transaction: few enough that nobody at a kiosk waits for it. */
const together = 25;

/** From which the table of a badge's life lets it expire. */
const expiring = badgeLifeCycle.flatMap(({ act, from }) => (act === 'expire' && from !== null ? [from] : []));

/** The present calendar day, in UTC like the days that are written on cards (see encoding/expiry.ts). A badge is good to the end of its day. */
const today = (now: number): string => instant(now).slice(0, 10);

/** Badges whose day has passed, the oldest day first. One without a day never expires. */
const due = (reader: Reader, now: number) =>
  reader
    .selectFrom('badges')
    .where('state', 'in', expiring)
    // Null is neither before nor after anything.
    .where('expires_on', '<', today(now));

/** How many badges have passed their day. */
export async function countDue({ store, clock }: Pick<Context, 'store' | 'clock'>): Promise<number> {
  const { badges } = await due(store.db, clock())
    .select((select) => select.fn.countAll<number>().as('badges'))
    .executeTakeFirstOrThrow();
  return Number(badges);
}

/**
 * Expires the badges whose day has passed, by the `expire` row of the table, until there is none or `stopping` says so between two batches. Who comes
 * second to a badge, another process or a command, finds it as the first one left it. `actor` is kept with each. Answers how many.
 */
export async function expireDue(
  { store, clock, webhook }: Pick<Context, 'store' | 'clock' | 'webhook'>,
  actor: string,
  stopping: () => boolean = () => false,
): Promise<number> {
  let expired = 0;
  // Most of the time there is nothing to do: this asks without a lock.
  if ((await due(store.db, clock()).select('id').limit(1).executeTakeFirst()) === undefined) return expired;
  for (;;) {
    if (stopping()) return expired;
    const done = await store.transaction(async (tx) => {
      const now = clock();
      const at = instant(now);
      const rows = await due(tx, now)
        .selectAll()
        .orderBy('expires_on')
        .orderBy('id')
        .limit(together)
        .execute();
      const who = { role: 'system', actor, station: null, command: null } as const;
      const by = { ...who, occurredAt: at, recordedAt: at, announced: webhook };
      for (const badge of rows) {
        const moved = await moveBadge(tx, badge, { act: 'expire' }, by);
        if (!moved.ok) throw new Error(`a badge that is ${badge.state} did not expire: ${moved.error}`);
      }
      return rows.length;
    });
    expired += done;
    if (done < together) return expired;
  }
}

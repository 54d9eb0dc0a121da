import type { Context } from '../context.ts';

/** How long it is still said that an upload came too late, in milliseconds. */
const remembered = 3_600_000;

/** Takes ciphertexts away that nobody fetched in time, and all of visits that are over. */
export async function purgeUploads({ store, clock }: Pick<Context, 'store' | 'clock'>): Promise<void> {
  const now = clock();
  await store.db
    .updateTable('uploads')
    .set({ sealed: null })
    .where('sealed', 'is not', null)
    .where('ends_ms', '<=', now)
    .execute();
  const over = store.db
    .selectFrom('visits')
    .select('id')
    .where((where) => where.or([where('closed_ms', 'is not', null), where('ends_ms', '<=', now)]));
  await store.db
    .deleteFrom('uploads')
    .where((where) => where.or([where('ends_ms', '<=', now - remembered), where('visit_id', 'in', over)]))
    .execute();
}

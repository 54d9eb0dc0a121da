import type { Batch, BatchRequest, Waiting } from '../../shared/contract/moderation.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import type { Context } from '../context.ts';
import { mayActAs } from '../operators/roles.ts';
import type { OpenVisit } from '../visits/token.ts';
import { itemsOf } from './item.ts';
import { inHand, lease, release } from './lease.ts';
import { countWaiting, nextWaiting, stillWaiting } from './queue.ts';

type Place = Pick<Context, 'store' | 'clock'>;
const viewerOf = ({ id, person }: OpenVisit) => ({ visit: id, person });

/** How many photos wait for this moderator. */
export function waiting(
  { store, clock }: Place,
  visit: OpenVisit,
): Promise<Result<Waiting, 'moderation.not-allowed'>> {
  return store.transaction(async (tx) => {
    if (!(await mayActAs(tx, 'moderator', visit))) return err('moderation.not-allowed');
    return ok(await countWaiting(tx, viewerOf(visit), clock()));
  });
}

/**
 * Fills the moderator's hands up to `size`: what was taken before and still waits stays, with a fresh lease; what was skipped, decided on or is
 * of another class goes back. Being one serialised transaction, it never gives one photo to two moderators.
 */
export function takeBatch(
  { store, clock }: Place,
  visit: OpenVisit,
  request: BatchRequest,
): Promise<Result<Batch, 'moderation.not-allowed'>> {
  return store.transaction(async (tx) => {
    if (!(await mayActAs(tx, 'moderator', visit))) return err('moderation.not-allowed');
    const now = clock();
    const viewer = viewerOf(visit);
    await release(tx, visit.id, request.skip);
    const before = await inHand(tx, visit.id);
    const kept = (await stillWaiting(tx, viewer, before, request, now)).slice(0, request.size);
    await release(
      tx,
      visit.id,
      before.filter((photo) => !kept.includes(photo)),
    );
    const limit = request.size - kept.length;
    const without = [...request.skip, ...kept];
    const taken = await nextWaiting(tx, viewer, { class: request.class, without, limit }, now);
    const photos = [...kept, ...taken];
    await lease(tx, visit, photos, now);
    return ok({ waiting: await countWaiting(tx, viewer, now), items: await itemsOf(tx, photos) });
  });
}

import { countDue, expireDue } from '../badges/expire.ts';
import type { Configured } from '../config.ts';
import type { Store } from '../store/store.ts';
import type { World } from './world.ts';

/** `badges expire`: what central does by itself while it serves, at once; with `dryRun`, how many it would be, and nothing else. */
export async function expireBadges(
  store: Store,
  dryRun: boolean,
  world: World,
  { announces }: Pick<Configured, 'announces'>,
): Promise<void> {
  const place = { store, clock: Date.now, webhook: announces };
  if (dryRun) {
    const count = await countDue(place);
    return world.say(
      `${badges(count)} past ${count === 1 ? 'its' : 'their'} day would expire. Nothing was changed.`,
    );
  }
  const count = await expireDue(place, `console:${world.account}`);
  world.say(
    `${badges(count)} past ${count === 1 ? 'its' : 'their'} day ${count === 1 ? 'has' : 'have'} expired.`,
  );
}

const badges = (count: number): string => `${count} ${count === 1 ? 'badge' : 'badges'}`;

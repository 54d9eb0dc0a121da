import { instant } from '../clock.ts';
import type { Store } from '../store/store.ts';
import { listWebhook } from '../webhook/list.ts';
import type { World } from './world.ts';

/** `webhook list`: what waits, the next one first; about which badge, and the endpoint's status, never who holds it. */
export async function sayWebhook(store: Store, all: boolean, world: World): Promise<void> {
  let next = true;
  for (const event of await listWebhook(store.db, all)) {
    const words = [`made ${event.created_at}`, `${event.attempts} tries`];
    if (event.trouble !== null) words.push(`last trouble ${event.trouble}`);
    if (event.state === 'waiting') {
      words.push(next ? `not before ${instant(event.next_ms)}` : 'after those before it');
      next = false;
    }
    if (event.ended_at !== null) words.push(`delivered ${event.ended_at}`);
    world.say(
      `${event.sequence}  ${event.id}  ${event.type}  ${event.badge_id}  ${event.state}: ${words.join('; ')}`,
    );
  }
}

import { setTimeout as pause } from 'node:timers/promises';

const LOOK_EVERY_MS = 25;

/**
 * Waits until a condition holds; looks every 25 ms.
 * @throws when it does not within `ms` milliseconds; `what` names it in the message
 */
export async function waitUntil(
  what: string,
  ms: number,
  condition: () => boolean | Promise<boolean>,
): Promise<void> {
  const end = performance.now() + ms;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`waited ${ms} ms in vain for ${what}`);
    await pause(LOOK_EVERY_MS);
  }
}

import Database from 'better-sqlite3';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bench } from '../engine-kit.ts';
import { openEngine } from '../engine.ts';

/** A closed profile of an enrolled station, one sealed record of which was changed on the disk. */
async function damaged(name: string) {
  const place = bench();
  const { clock, profile, options } = place;
  const engine = await place.open();
  clock.advance(1);
  await engine.close();
  const file = readdirSync(profile, { recursive: true, encoding: 'utf8' }).find((one) => one.endsWith('.db'));
  const db = new Database(join(profile, file ?? ''));
  db.prepare(
    `INSERT INTO setting (name, sealed, at) VALUES (?, zeroblob(60), '2026-11-20T08:00:00Z')
     ON CONFLICT (name) DO UPDATE SET sealed = zeroblob(60)`,
  ).run(name);
  db.close();
  return { ...place, again: () => openEngine(options()) };
}

test('a station that cannot read who it is says so, and does not fall over it', async () => {
  const { again } = await damaged('configuration');
  expect(await again()).toEqual({ ok: false, error: 'station.store-damaged' });
});

test('the difference of the clocks is learned anew', async () => {
  const { open } = await damaged('clock-offset');
  const engine = await open();
  expect(engine.clockOffset()).toBe(0);
});

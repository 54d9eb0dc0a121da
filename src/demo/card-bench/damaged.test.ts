import Database from 'better-sqlite3';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { until } from '../../station/engine-kit.ts';
import type { Log } from '../../station/log.ts';
import { wanted, readDesfire } from '../card-protocols/inspect.ts';
import { atBench, blank, profile, uidOf } from './at-bench.ts';

type Place = Awaited<ReturnType<typeof atBench>>;

/** Changes the closed profile by hand, as a bad disk or a bad person does. */
function damage({ profile: folder }: Place, sql: string): void {
  const file = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((name) =>
    name.endsWith('.db'),
  );
  if (file === undefined) throw new Error('no database');
  const db = new Database(join(folder, file));
  db.exec(sql);
  db.close();
}

async function closed(place: Place): Promise<void> {
  place.act({ act: 'leave' });
  place.runner.close();
  await place.engine.close();
}

describe('a row of the journal that does not open any more', () => {
  it('is set aside and said; the bench opens, the other cards are completed, and so is its own one', async () => {
    const first = await atBench();
    const lost = blank(1);
    const kept = blank(2);
    for (const [number, card] of [
      [1, lost],
      [2, kept],
    ] as const) {
      await first.identify(number);
      first.terminal.insert(card, [{ at: 14, kind: 'leave', moment: 'after' }]);
      await first.stage('problem');
    }
    expect(first.screen().unfinished).toHaveLength(2);
    await closed(first);
    damage(first, 'UPDATE encoding SET sealed = zeroblob(length(sealed)) WHERE number = 1');

    const lines: unknown[][] = [];
    const log: Log = {
      info: () => undefined,
      warn: () => undefined,
      error: (...line: unknown[]) => lines.push(line),
    };
    const again = await atBench({ place: first, engine: { log } });
    const { terminal, identify, stage, screen, act, engine, sent } = again;
    await until(() => screen().unreadable === 1);
    expect(screen().unfinished).toMatchObject([{ uid: uidOf(2) }]);
    expect(lines).toEqual([
      [expect.objectContaining({ state: 'started' }), expect.stringContaining('quarantine')],
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/04A1B2|Imprimé|0b0b0b0b/);
    const recorded = engine.audit.lines().map(({ event }) => event);
    expect(recorded).toContainEqual(
      expect.objectContaining({ event: 'encoding-quarantined', state: 'started' }),
    );
    expect(engine.audit.firstBroken()).toBeNull();

    await identify(2);
    terminal.insert(kept);
    await stage('done');
    await identify(3);
    terminal.insert(blank(3));
    await stage('done');
    await identify(1);
    terminal.insert(lost);
    await stage('done');
    expect(await readDesfire(lost, uidOf(1), profile, 'ev2')).toEqual(wanted(profile, uidOf(1)));
    await sent();

    expect(screen().unreadable).toBe(1);
    act({ act: 'bench-unreadable-seen' });
    await until(() => screen().unreadable === undefined);
    await closed(again);
    const last = await atBench({ place: first });
    expect(last.screen().unreadable).toBeUndefined();
    expect(last.screen().unfinished).toEqual([]);
  });

  it('keys for work without network that were changed are worth nothing, and harm nothing else', async () => {
    const first = await atBench();
    first.act({ act: 'bench-keep-keys', on: true });
    first.terminal.insert(blank(1));
    await until(() => first.screen().keeping?.cards === 1);
    first.act({ act: 'bench-keep-keys', on: false });
    await until(() => first.screen().offline?.cards === 1);
    await closed(first);
    damage(first, 'UPDATE offline_keys SET expires_at = 9000000000000000, sealed = zeroblob(60)');
    const { screen, identify, terminal, stage } = await atBench({ place: first });
    expect(screen().offline).toBeNull();
    await identify(1);
    terminal.insert(blank(1));
    await stage('done');
  });
});

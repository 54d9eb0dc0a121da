import { cpSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { badgeRequest, bench, photoSubmit, saved, temporaryFolder, until } from '../engine-kit.ts';
import { openEngine } from '../engine.ts';
import type { SaveStep } from './outbox.ts';
import type { Draft } from './port.ts';

const steps: SaveStep[] = [
  'sealed',
  'begun',
  'chained',
  'command',
  'attachments',
  'queued',
  'audited',
  'committed',
];

describe('a save', () => {
  it.each(steps)('cut off at "%s" is there whole or not at all', async (cut) => {
    const { central, open, options, profile } = bench();
    const image = join(temporaryFolder(), 'image');
    let armed = false;
    // The disk as it is at this very moment, as after a kill: the files are copied under the running process.
    const step = (reached: SaveStep): void => {
      if (armed && reached === cut) cpSync(profile, image, { recursive: true });
    };
    const engine = await open({ step });
    central.setReachable('down');
    await saved(engine, badgeRequest());
    armed = true;
    const draft = photoSubmit();
    await saved(engine, draft);
    await engine.close();

    const revived = await openEngine(options({ profile: image }));
    if (!revived.ok) throw new Error(revived.error);
    const acknowledged = cut === 'committed';
    expect(revived.value.outbox.queued()).toBe(acknowledged ? 2 : 1);
    expect(revived.value.audit.firstBroken()).toBeNull();
    // The act is repeated with the same id, as a visit would: there is one of it, and no gap.
    await saved(revived.value, draft);
    expect(revived.value.outbox.queued()).toBe(2);
    central.setReachable('ok');
    await until(() => revived.value.outbox.queued() === 0);
    expect(central.applied.map(({ sequence }) => sequence).sort()).toEqual([1, 2]);
    await revived.value.close();
  });

  it.each(steps.slice(0, -1))(
    'broken by an exception at "%s" leaves nothing, and the next one takes its place',
    async (cut) => {
      const { central, open } = bench();
      let armed = true;
      const engine = await open({
        step: (reached) => {
          if (armed && reached === cut) throw new Error('broken');
        },
      });
      central.setReachable('down');
      await expect(engine.outbox.save(photoSubmit() as unknown as Draft)).rejects.toThrow('broken');
      expect(engine.outbox.queued()).toBe(0);
      armed = false;
      const draft = badgeRequest();
      await saved(engine, draft);
      central.setReachable('ok');
      await engine.outbox.settled(draft.id, 1000);
      expect(central.applied.map(({ sequence }) => sequence)).toEqual([1]);
    },
  );

  it('of the same id again, at once or later, adds nothing', async () => {
    const { central, open } = bench();
    const engine = await open();
    central.setReachable('down');
    const draft = photoSubmit();
    await Promise.all([saved(engine, draft), saved(engine, draft), saved(engine, draft)]);
    await saved(engine, draft);
    expect(engine.outbox.queued()).toBe(1);
    central.setReachable('ok');
    await engine.outbox.settled(draft.id, 1000);
    await saved(engine, draft);
    expect(engine.outbox.queued()).toBe(0);
    expect(central.applied).toHaveLength(1);
  });

  it('of something that is no valid command is refused and leaves no gap', async () => {
    const { central, open } = bench();
    const engine = await open();
    const draft = { ...badgeRequest(), payload: { badge: 'not a badge' } } as unknown as Draft;
    expect(await engine.outbox.save(draft)).toEqual({ ok: false, error: 'command.invalid' });
    const good = badgeRequest();
    await saved(engine, good);
    await engine.outbox.settled(good.id, 1000);
    expect(central.applied.map(({ sequence }) => sequence)).toEqual([1]);
  });

  it('chains each command to the bytes of the one before, across restarts', async () => {
    const { central, open } = bench();
    for (const _ of [1, 2, 3]) {
      const engine = await open();
      const draft = badgeRequest();
      await saved(engine, draft);
      await engine.outbox.settled(draft.id, 1000);
      await engine.close();
    }
    const hashes = central.applied.map((command) => central.hashOf(command.id));
    expect(central.applied.map(({ previous }) => previous)).toEqual(['0'.repeat(64), hashes[0], hashes[1]]);
  });

  it('on a full disk says so, keeps what there was, and works again when there is room', async () => {
    const { central, open, clock } = bench();
    let full = false;
    const engine = await open({
      step: (reached) => {
        // What SQLite throws when the disk has no room; the store's own test makes SQLite throw it.
        if (full && reached === 'attachments')
          throw Object.assign(new Error('full'), { code: 'SQLITE_FULL' });
      },
    });
    central.setReachable('down');
    await saved(engine, photoSubmit());
    full = true;
    expect(await engine.outbox.save(photoSubmit() as unknown as Draft)).toEqual({
      ok: false,
      error: 'station.store-full',
    });
    expect(engine.outbox.queued()).toBe(1);
    full = false;
    await saved(engine, photoSubmit());
    clock.advance(1000);
    expect(engine.outbox.queued()).toBe(2);
  });

  it('tells how many wait, and how each ended', async () => {
    const { central, open } = bench();
    const engine = await open();
    const counts: number[] = [];
    const ends: unknown[] = [];
    engine.outbox.onQueued((queued) => counts.push(queued));
    const stop = engine.outbox.onSettled((id, settlement) => ends.push([id, settlement]));
    central.refuse = (command) => (command.kind === 'photo.submit' ? 'photo.unreadable' : null);
    const [good, bad] = [badgeRequest(), photoSubmit()];
    await saved(engine, good);
    expect(await engine.outbox.settled(good.id, 1000)).toEqual({ state: 'applied' });
    await saved(engine, bad);
    expect(await engine.outbox.settled(bad.id, 1000)).toEqual({ state: 'refused', code: 'photo.unreadable' });
    stop();
    expect(ends).toEqual([
      [good.id, { state: 'applied' }],
      [bad.id, { state: 'refused', code: 'photo.unreadable' }],
    ]);
    expect(counts).toEqual([1, 0, 1, 0]);
  });

  it('waits for a receipt no longer than it is told', async () => {
    const { central, open, clock } = bench();
    const engine = await open();
    central.setReachable('down');
    const draft = badgeRequest();
    await saved(engine, draft);
    const settled = engine.outbox.settled(draft.id, 3000);
    clock.advance(3000);
    expect(await settled).toEqual({ state: 'waiting' });
  });

  it('keeps ids, hashes, states and times in its columns, nothing else', async () => {
    const { central, open, profile } = bench();
    const engine = await open();
    central.setReachable('down');
    await saved(engine, photoSubmit(), badgeRequest());
    await engine.close();
    const db = new BetterSqlite3(join(profile, 'station.db'), { readonly: true });
    const texts = ['command', 'attachment', 'queue', 'audit'].map((table) =>
      JSON.stringify(db.prepare(`SELECT * FROM ${table}`).all()),
    );
    db.close();
    expect(texts.join('')).not.toMatch(/badge\.request|photo\.submit|student|certified/);
  });
});

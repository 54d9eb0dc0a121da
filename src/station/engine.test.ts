import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { VisitId } from '../shared/domain/ids.ts';
import { notYet } from './central/memory-central.ts';
import { bench, photoSubmit, saved, until, badgeRequest } from './engine-kit.ts';

describe('an engine', () => {
  it('saves, delivers at once, and forgets what central receipted', async () => {
    const { open, central } = bench();
    const engine = await open();
    const draft = photoSubmit();
    await saved(engine, draft, badgeRequest(draft.subject));
    expect(await engine.outbox.settled(draft.id, 1000)).toEqual({ state: 'applied' });
    await until(() => engine.outbox.queued() === 0);
    expect(central.applied.map((command) => [command.kind, command.sequence])).toEqual([
      ['photo.submit', 1],
      ['badge.request', 2],
    ]);
    expect(await central.clear(central.applied[0]!, 0)).toEqual(new Uint8Array(draft.attachments[0]!.jpeg));
    expect(engine.audit.firstBroken()).toBeNull();
  });
  it('tells trouble as soon as central says so, from the queue or the configuration', async () => {
    const { open, central, clock } = bench();
    const engine = await open();
    await until(() => central.reads === 1);
    const heard: unknown[] = [];
    engine.onTrouble((trouble) => heard.push(trouble));
    central.failures.push('station.unknown');
    clock.advance(3_600_000);
    await until(() => heard.length === 1);
    clock.advance(3_600_000);
    await until(() => heard.length === 2);
    expect(heard).toEqual(['station.unknown', null]);
    central.fault = () => Promise.resolve(notYet('station.revoked'));
    await saved(engine, badgeRequest());
    await until(() => heard.length === 3);
    expect(heard.at(-1)).toBe('station.revoked');
    expect(engine.trouble()).toBe('station.revoked');
  });

  it('chains the lines of a visit like those of its commands', async () => {
    const engine = await bench().open();
    const visit = randomUUID() as VisitId;
    engine.record({ event: 'visit-opened', visit });
    engine.record({ event: 'visit-ended', visit, why: 'timed-out' });
    expect(engine.audit.firstBroken()).toBeNull();
    expect(engine.audit.lines().map(({ event }) => event.event)).toEqual([
      'station-enrolled',
      'visit-opened',
      'visit-ended',
    ]);
  });
});

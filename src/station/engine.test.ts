import { describe, expect, it } from 'vitest';
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
});

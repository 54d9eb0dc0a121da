import BetterSqlite3 from 'better-sqlite3';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { badgeRequest, bench, photoSubmit, saved } from '../engine-kit.ts';

describe('the audit', () => {
  it('tells each step of a command, and proves its erasure', async () => {
    const { open } = bench();
    const engine = await open();
    const draft = photoSubmit();
    await saved(engine, draft);
    await engine.outbox.settled(draft.id, 1000);
    const lines = engine.audit.lines().map(({ event }) => event);
    expect(lines.map(({ event }) => event)).toEqual([
      'station-enrolled',
      'command-saved',
      'command-first-sent',
      'command-receipted',
      'command-purged',
    ]);
    expect(lines.at(-1)).toMatchObject({ command: draft.id, attachments: 2 });
    expect(engine.audit.firstBroken()).toBeNull();
  });

  it.each([
    [
      'a line is changed',
      `UPDATE audit SET event = replace(event, '"sequence":1', '"sequence":9') WHERE number = 2`,
      2,
    ],
    ['a line is taken out', 'DELETE FROM audit WHERE number = 2', 2],
  ])('shows when %s, even by somebody who takes the guards away', async (_what, tamper, broken) => {
    const { open, profile, central } = bench();
    const engine = await open();
    central.setReachable('down');
    await saved(engine, badgeRequest(), badgeRequest());
    await engine.close();
    const db = new BetterSqlite3(join(profile, 'station.db'));
    expect(() => db.exec(tamper)).toThrow(/append-only/);
    db.exec('DROP TRIGGER audit_is_never_changed; DROP TRIGGER audit_is_never_erased');
    db.exec(tamper);
    db.close();
    expect((await open()).audit.firstBroken()).toBe(broken);
  });
});

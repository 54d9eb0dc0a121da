import { rmSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { CommandId, StationId } from '../../shared/domain/ids.ts';
import { unseal } from '../../shared/seal/envelope.ts';
import { makeSealingKey } from '../../shared/seal/keys.ts';
import { bench, photoSubmit, saved } from '../engine-kit.ts';
import { openEngine } from '../engine.ts';

describe('a station whose own keys are lost', () => {
  it('says so, makes no new ones, and its queued photo opens with the offline recovery key alone', async () => {
    const { central, open, options, profile } = bench();
    const recovery = await makeSealingKey('recovery');
    const [ofCentral] = central.configuration.sealingKeys;
    central.configuration = { ...central.configuration, sealingKeys: [ofCentral!, recovery.publicKey] };
    const engine = await open();
    central.setReachable('down');
    const draft = photoSubmit();
    await saved(engine, draft);
    await engine.close();
    rmSync(join(profile, 'keys'), { recursive: true });

    expect(await openEngine(options())).toEqual({ ok: false, error: 'station.key-unavailable' });
    const db = new BetterSqlite3(join(profile, 'station.db'), { readonly: true });
    const rows = db
      .prepare<[], { command: CommandId; station: StationId; subject: string; sealed: Buffer }>(
        `SELECT command.id AS command, station, subject, attachment.sealed FROM attachment
         JOIN command ON command.id = attachment.command JOIN queue ON queue.command = command.id ORDER BY position`,
      )
      .all();
    db.close();
    expect(rows).toHaveLength(2);
    for (const [position, { name, jpeg }] of draft.attachments.entries()) {
      const { command, station, subject, sealed } = rows[position]!;
      expect(subject).toBe(draft.subject); // whose it is: a random id that central knows
      expect(await unseal(sealed, recovery.privateKey, { command, station, name })).toEqual({
        ok: true,
        value: new Uint8Array(jpeg),
      });
    }
  });
});

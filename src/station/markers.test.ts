import { randomBytes } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CardUid } from '../shared/domain/card-uid.ts';
import { erasure } from './queue/erasure.ts';
import {
  badgeRequest,
  bench,
  photoSubmit,
  saved,
  temporaryFolder,
  until,
  type AnyDraft,
} from './engine-kit.ts';

const uid = '04A1B2C3D4E5F6' as CardUid;

/** Every place in every file of a folder where one of these byte strings stands. */
function found(folder: string, marks: readonly Buffer[]): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .flatMap((name) =>
      marks
        .filter((mark) => readFileSync(join(folder, name)).includes(mark))
        .map((mark) => `${name}: ${mark.toString('latin1', 0, 12)}`),
    );
}

describe('the profile on disk', () => {
  it('shows nothing of a person: not while queued, not in quarantine, not after the receipt', async () => {
    const { open, profile, central, clock } = bench();
    const engine = await open();
    central.setReachable('down');
    const pixels = randomBytes(64);
    const photo = photoSubmit(undefined, Buffer.concat([randomBytes(50_000), pixels, randomBytes(50_000)]));
    const tap: AnyDraft = {
      ...badgeRequest(photo.subject),
      kind: 'badge.activate',
      payload: { badge: badgeRequest().payload.badge, uid },
    };
    const marks = [
      pixels,
      ...['utf8', 'base64', 'hex'].map((form) =>
        Buffer.from(Buffer.from(uid).toString(form as BufferEncoding)),
      ),
      Buffer.from(tap.payload.badge),
      Buffer.from('photo.submit'),
      Buffer.from('badge.activate'),
      Buffer.from(central.configuration.university),
    ];
    await saved(engine, photo, tap);
    expect(readdirSync(profile)).toContain('station.db-wal');
    expect(found(profile, marks)).toEqual([]);
    // The search finds what is there: the id of the command is no secret.
    expect(found(profile, [Buffer.from(photo.id)])).not.toEqual([]);

    const sealed = engine.outbox.queued();
    expect(sealed).toBe(2);
    central.refuse = ({ kind }) => (kind === 'badge.activate' ? 'badge.uid-mismatch' : null);
    const envelopes: Buffer[] = [];
    central.fault = (_id, delivery, proceed) => {
      for (const one of delivery.attachments) envelopes.push(Buffer.from(one.sealed, 'base64').subarray(-64));
      return proceed();
    };
    central.setReachable('ok');
    await until(() => engine.outbox.queued() === 0);
    expect(engine.quarantine.list()).toHaveLength(1);
    expect(found(profile, marks)).toEqual([]);
    // Within a minute not even the envelopes are left of what was receipted, in the database or its log.
    expect(envelopes).toHaveLength(2);
    expect(found(profile, envelopes)).not.toEqual([]);
    clock.advance(erasure.quiet);
    expect(found(profile, envelopes)).toEqual([]);
    await engine.close();
    expect(found(profile, [...marks, ...envelopes])).toEqual([]);
  });

  it('holds the envelopes until the receipt, so that the search above can fail', async () => {
    const { open, profile, central } = bench();
    const engine = await open();
    central.setReachable('down');
    const photo = photoSubmit(undefined, randomBytes(100));
    await saved(engine, photo);
    await engine.close();
    central.setReachable('ok');
    const tails: Buffer[] = [];
    let seen: string[] = [];
    central.fault = (_id, delivery, proceed) => {
      for (const one of delivery.attachments) tails.push(Buffer.from(one.sealed, 'base64').subarray(-32));
      seen = found(profile, tails);
      return proceed();
    };
    const again = await open();
    await until(() => again.outbox.queued() === 0);
    expect(seen.length).toBeGreaterThanOrEqual(2);
    await again.close();
    expect(found(profile, tails)).toEqual([]);
  });

  it('is free of what was receipted as soon as a station starts that was killed before it erased', async () => {
    const { open, profile, central } = bench();
    const engine = await open();
    const tails: Buffer[] = [];
    central.fault = (_id, delivery, proceed) => {
      for (const one of delivery.attachments) tails.push(Buffer.from(one.sealed, 'base64').subarray(-32));
      return proceed();
    };
    await saved(engine, photoSubmit());
    await until(() => engine.outbox.queued() === 0);
    expect(found(profile, tails)).not.toEqual([]);
    const killed = join(temporaryFolder(), 'profile');
    cpSync(profile, killed, { recursive: true });
    await open({ profile: killed });
    expect(found(killed, tails)).toEqual([]);
  });
});

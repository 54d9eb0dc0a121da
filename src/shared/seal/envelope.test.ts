import { describe, expect, it } from 'vitest';
import { v7 as uuidv7, v4 as uuidv4 } from 'uuid';
import type { CommandId, StationId } from '../domain/ids.ts';
import { fromBase64url, toBase64url } from './bytes.ts';
import { prepareSeal, seal, sealPrepared, unseal, type Binding } from './envelope.ts';
import { makeSealingKey } from './keys.ts';

const binding: Binding = {
  command: uuidv7() as CommandId,
  station: uuidv4() as StationId,
  name: 'identity-photo',
};
const clear = crypto.getRandomValues(new Uint8Array(300));
const central = await makeSealingKey('central');
const recovery = await makeSealingKey('recovery');
const sealed = await seal(clear, [central.publicKey, recovery.publicKey], binding);

describe('a sealed attachment', () => {
  it.each([
    ['central', central],
    ['recovery', recovery],
  ])('opens for %s alone', async (_name, key) => {
    expect(await unseal(sealed, key.privateKey, binding)).toEqual({ ok: true, value: clear });
  });

  it('does not hold the clear bytes', () => {
    expect(Buffer.from(sealed).includes(Buffer.from(clear.subarray(0, 16)))).toBe(false);
  });

  it('is never the same twice', async () => {
    expect(await seal(clear, [central.publicKey], binding)).not.toEqual(
      await seal(clear, [central.publicKey], binding),
    );
  });

  it('stays closed for a key that is no recipient, even under a recipient’s name', async () => {
    const stranger = await makeSealingKey('central');
    expect((await unseal(sealed, stranger.privateKey, binding)).ok).toBe(false);
    const posing = { ...stranger.privateKey, kid: central.publicKey.kid };
    expect((await unseal(sealed, posing, binding)).ok).toBe(false);
  });

  it('stays closed when any one byte is changed, header and length included', async () => {
    for (let at = 0; at < sealed.length; at += 1) {
      const flipped = Uint8Array.from(sealed);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
      expect((await unseal(flipped, central.privateKey, binding)).ok, `byte ${at}`).toBe(false);
    }
  });

  it('stays closed when cut, emptied or extended', async () => {
    for (const length of [0, 3, 4, 100, sealed.length - 1]) {
      expect((await unseal(sealed.subarray(0, length), central.privateKey, binding)).ok).toBe(false);
    }
    expect((await unseal(Uint8Array.from([...sealed, 0]), central.privateKey, binding)).ok).toBe(false);
  });

  it.each([
    ['command', { ...binding, command: uuidv7() as CommandId }],
    ['station', { ...binding, station: uuidv4() as StationId }],
    ['name', { ...binding, name: 'directory-photo' as const }],
  ])('stays closed under another %s', async (_what, other) => {
    expect(await unseal(sealed, central.privateKey, other)).toEqual({
      ok: false,
      error: 'attachment.unreadable',
    });
  });

  it('reads bytes that lie in the middle of a larger buffer', async () => {
    const larger = new Uint8Array(sealed.length + 7);
    larger.set(sealed, 7);
    expect((await unseal(larger.subarray(7), central.privateKey, binding)).ok).toBe(true);
  });
});

describe('a preparation', () => {
  it('seals one envelope that opens like any other, and no second one', async () => {
    const preparation = await prepareSeal([central.publicKey, recovery.publicKey]);
    const envelope = await sealPrepared(clear, preparation, binding);
    expect(await unseal(envelope, central.privateKey, binding)).toEqual({ ok: true, value: clear });
    expect(await unseal(envelope, recovery.privateKey, binding)).toEqual({ ok: true, value: clear });
    await expect(sealPrepared(clear, preparation, binding)).rejects.toThrow('one envelope only');
  });
});

describe('base64url', () => {
  it('has one spelling only', () => {
    expect(toBase64url(Uint8Array.of(255))).toBe('_w');
    expect(fromBase64url('_w')).toEqual(Uint8Array.of(255));
    expect(fromBase64url('_x')).toBeNull();
    expect(fromBase64url('_w==')).toBeNull();
  });
});

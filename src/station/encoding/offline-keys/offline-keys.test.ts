import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { OfflineKeys as Given } from '../../../shared/contract/office.ts';
import { CardUid } from '../../../shared/domain/card-uid.ts';
import { temporaryFolder } from '../../engine-kit.ts';
import { Vault } from '../../keys/vault.ts';
import { ManualClock } from '../../manual-clock.ts';
import { openStore } from '../../store/store.ts';
import { OfflineKeys } from './offline-keys.ts';

const profile = { id: 'student-desfire', version: 1 };
const one = CardUid.parse('04A1B2C3D4E580');
const other = CardUid.parse('04A1B2C3D4E581');
const secret = 'AAAABBBBCCCCDDDDEEEEFFFF00001111';

function given(clock: ManualClock, more: Partial<Given> = {}): Given {
  return {
    profile,
    expiresAt: new Date(clock.now() + 3_600_000).toISOString(),
    uses: 2,
    cards: [one, other].map((uid) => ({ uid, keys: { '0': secret } })),
    ...more,
  };
}

function opened(clock = new ManualClock(), directory = temporaryFolder()) {
  const store = openStore({ directory, openedAt: '2026-11-20T08:00:00.000Z', lockWait: 0 });
  if (!store.ok) throw new Error(store.error);
  onTestFinished(() => store.value.close());
  const vault = new Vault(new Uint8Array(32).fill(7));
  const parts = { store: store.value, vault, clock, centralNow: () => clock.now() };
  return {
    clock,
    directory,
    store: store.value,
    keys: new OfflineKeys(parts),
    again: () => new OfflineKeys(parts),
  };
}
const bytesOnDisk = (folder: string): Buffer =>
  Buffer.concat(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name))),
  );

test('keys of the listed cards only, by the listed profile only', () => {
  const { keys, clock } = opened();
  keys.keep(given(clock));
  expect(keys.summary()).toMatchObject({ cards: 2 });
  expect(keys.take(one, profile)).toMatchObject({ ok: true, value: { uid: one, keys: { '0': secret } } });
  expect(keys.take(CardUid.parse('04000000000080'), profile)).toEqual({ ok: true, value: null });
  expect(keys.take(one, { ...profile, version: 2 })).toEqual({ ok: true, value: null });
});

test('a use is counted on the disk before the keys are there, and the last one destroys them', () => {
  const { keys, clock, again } = opened();
  keys.keep(given(clock));
  keys.take(one, profile);
  expect(again().take(one, profile)).toMatchObject({ value: { uid: one } });
  expect(again().take(one, profile)).toEqual({ ok: true, value: null });
  expect(again().summary()).toMatchObject({ cards: 1 });
});

test('a use that the disk does not take hands out nothing', () => {
  const { keys, clock, store } = opened();
  keys.keep(given(clock));
  store.db.exec(`CREATE TRIGGER full BEFORE DELETE ON offline_keys BEGIN SELECT RAISE(ABORT, 'no'); END`);
  expect(() => keys.take(one, profile)).toThrow();
  expect(store.db.prepare('SELECT uses FROM offline_keys').pluck().all()).toEqual([2, 2]);
});

test('they are destroyed when they expire, by themselves, or at the next start', () => {
  const { keys, clock, store } = opened();
  keys.keep(given(clock));
  clock.advance(3_600_000);
  expect(store.db.prepare('SELECT count(*) FROM offline_keys').pluck().get()).toBe(0);
  keys.keep(given(clock));
  keys.stop();
  const { store: same } = { store };
  const late = new ManualClock(clock.now() + 3_600_001);
  const vault = new Vault(new Uint8Array(32).fill(7));
  expect(same.db.prepare('SELECT count(*) FROM offline_keys').pluck().get()).toBe(2);
  new OfflineKeys({ store: same, vault, clock: late, centralNow: () => late.now() });
  expect(same.db.prepare('SELECT count(*) FROM offline_keys').pluck().get()).toBe(0);
});

test('a clock that was set back, more uses or a later end written into the rows: they are worthless', () => {
  const { keys, clock, store } = opened();
  keys.keep(given(clock));
  store.db.prepare('UPDATE offline_keys SET uses = 3').run();
  expect(keys.take(one, profile)).toEqual({ ok: true, value: null });
  keys.keep(given(clock));
  store.db.prepare('UPDATE offline_keys SET expires_at = expires_at + 1').run();
  expect(keys.take(one, profile)).toEqual({ ok: true, value: null });
  expect(keys.summary()).toBeNull();
  keys.keep(given(clock));
  store.db.prepare('UPDATE offline_keys SET expires_at = 9000000000000000').run();
  expect(keys.summary()).toBeNull(); // no such instant: not even the screen may ask for it
  keys.keep(given(clock));
  const past = new ManualClock(clock.now() - 3_600_000);
  const vault = new Vault(new Uint8Array(32).fill(7));
  expect(new OfflineKeys({ store, vault, clock: past, centralNow: () => past.now() }).summary()).toBeNull();
});

test('neither a key nor a UID lies on the disk in clear', () => {
  const { keys, clock, directory } = opened();
  keys.keep(given(clock));
  const bytes = bytesOnDisk(directory);
  for (const marker of [secret, one, 'student-desfire']) {
    expect(bytes.includes(Buffer.from(marker))).toBe(false);
    if (/^[0-9A-F]+$/.test(marker)) expect(bytes.includes(Buffer.from(marker, 'hex'))).toBe(false);
  }
});

test('a clock that is set back behind the last use', () => {
  const { keys, clock, store } = opened();
  keys.keep(given(clock));
  clock.advance(1_800_000);
  expect(keys.take(one, profile)).toMatchObject({ ok: true, value: { uid: one } });
  const past = new ManualClock(clock.now() - 1_200_000);
  const vault = new Vault(new Uint8Array(32).fill(7));
  const again = new OfflineKeys({ store, vault, clock: past, centralNow: () => past.now() });
  expect(again.take(one, profile)).toEqual({ ok: true, value: null });
});

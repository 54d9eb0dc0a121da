import { chmod, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommandId, StationId } from '../../shared/domain/ids.ts';
import { seal, unseal } from '../../shared/seal/envelope.ts';
import type { UnsealingKey } from '../../shared/seal/keys.ts';
import { initKeys, loadKeys } from './files.ts';

describe('the keys of central', () => {
  let folder: string;
  let directory: string;
  let recovery: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'trombine-keys-'));
    directory = join(folder, 'keys');
    recovery = join(folder, 'safe', 'recovery.json');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('seal for central and for the recovery key, which is written elsewhere and not kept', async () => {
    await initKeys(directory, recovery);
    const keys = await loadKeys(directory);
    const away = JSON.parse(await readFile(recovery, 'utf8')) as UnsealingKey;
    const kept = await readFile(join(directory, 'central-keys.json'), 'utf8');
    expect(await readdir(directory)).toEqual(['central-keys.json']);
    expect(kept).not.toContain(away.privateKey);
    const binding = {
      command: uuidv7() as CommandId,
      station: randomUUID() as StationId,
      name: 'identity-photo' as const,
    };
    const sealed = await seal(Uint8Array.of(1, 2, 3), keys.sealing, binding);
    expect((await unseal(sealed, keys.unsealing, binding)).ok).toBe(true);
    expect((await unseal(sealed, away, binding)).ok).toBe(true);
  });

  it('are readable by their owner only, and the same at each start', async () => {
    await initKeys(directory, recovery);
    for (const file of [recovery, join(directory, 'central-keys.json')]) {
      expect((await stat(file)).mode & 0o777).toBe(0o600);
    }
    expect((await loadKeys(directory)).receipt.kid).toBe((await loadKeys(directory)).receipt.kid);
    await chmod(join(directory, 'central-keys.json'), 0o644);
    await expect(loadKeys(directory)).rejects.toThrow(/chmod 600/);
  });

  it('are never overwritten', async () => {
    await initKeys(directory, recovery);
    const before = await readFile(join(directory, 'central-keys.json'), 'utf8');
    await expect(initKeys(directory, recovery)).rejects.toThrow(/exists already/);
    await expect(initKeys(directory, join(folder, 'other.json'))).rejects.toThrow(/exists already/);
    expect(await readFile(join(directory, 'central-keys.json'), 'utf8')).toBe(before);
  });

  it('refuse a recovery key that would stay beside them', async () => {
    await expect(initKeys(directory, join(directory, 'recovery.json'))).rejects.toThrow(/outside/);
  });

  it('say what to do when they are missing or damaged, without quoting them', async () => {
    await expect(loadKeys(directory)).rejects.toThrow(/keys init --recovery/);
    await initKeys(directory, recovery);
    const file = join(directory, 'central-keys.json');
    const text = await readFile(file, 'utf8');
    for (const damaged of [text.slice(0, 100), text.replace('"version": 1', '"version": 2')]) {
      await writeFile(file, damaged);
      const error = await loadKeys(directory).catch((caught: Error) => caught.message);
      expect(error).toMatch(/Restore it/);
      expect(error).not.toContain((JSON.parse(text) as { receipt: { d: string } }).receipt.d);
    }
  });
});

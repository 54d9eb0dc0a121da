import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Configured } from '../config.ts';
import type { EncodingSettings } from '../encoding/encoding.ts';
import { encodingSettings } from '../testing/office-desk.ts';
import { runCommand } from './run.ts';
import { UsageError, type World } from './world.ts';

describe('keys encoding new', () => {
  let folder: string;
  let path: string;
  let said: string[];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'trombine-cli-encoding-'));
    path = join(folder, 'encoding-keys.json');
    said = [];
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const run = (line: string, keys: EncodingSettings['keys'] | undefined = { file: path }) => {
    const configured = {
      resources: resolve(import.meta.dirname, '../../../resources'),
      ...(keys === undefined ? {} : { encoding: encodingSettings({ keys }) }),
    };
    const world: World = {
      config: () => Promise.resolve(configured as unknown as Configured),
      say: (text) => void said.push(text),
      warn: (text) => void said.push(text),
      write: async (text) => void said.push(text),
      ended: () => Promise.resolve(),
      account: 'root',
    };
    return runCommand(line.split(' '), world);
  };

  it('makes keys without ever printing them, once', async () => {
    await run('keys encoding new --profile student-desfire');
    const kept = await readFile(path, 'utf8');
    const keys = kept.match(/[0-9A-F]{32}/g) ?? [];
    expect(keys.length).toBe(3);
    await expect(run('keys encoding new --profile student-desfire')).rejects.toThrow(/nothing was touched/);
    expect(await readFile(path, 'utf8')).toBe(kept);
    for (const key of keys) expect(said.join()).not.toContain(key);
    expect(said[0]).toContain('3 master keys for student-desfire version 1 are in');
  });

  it('says what is missing', async () => {
    await expect(run('keys encoding new')).rejects.toThrow(/--profile/);
    await expect(run('keys encoding old --profile student-desfire')).rejects.toThrow(/Usage/);
    await expect(run('keys encoding new --profile none')).rejects.toThrow(/Use student-card-ntag/);
    const keyless = run('keys encoding new --profile uid-only');
    await expect(keyless).rejects.toThrow(/needs no keys/);
    await expect(keyless).rejects.toBeInstanceOf(UsageError);
    const kms = { command: ['/opt/kms'] };
    path = join(folder, 'none', 'keys.json');
    const nowhere = run('keys encoding new --profile student-desfire');
    await expect(nowhere).rejects.toThrow(/its folder does not exist/);
    await expect(nowhere).rejects.toBeInstanceOf(UsageError);
    await expect(run('keys encoding new --profile student-desfire', kms)).rejects.toThrow(/to a program/);
    await expect(run('keys encoding new --profile student-desfire', null)).rejects.toThrow(/names no file/);
  });
});

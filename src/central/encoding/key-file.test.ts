import { chmod, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { diversifyAes128 } from '../../shared/card-crypto/diversify.ts';
import { EncodingProfile } from '../../shared/encoding/profile.ts';
import { studentProfile } from '../testing/office-desk.ts';
import { fileKeys, KeyFile } from './key-file.ts';
import { newMasterKeys } from './new-keys.ts';

const hex = (text: string) => new Uint8Array(Buffer.from(text, 'hex'));

describe('the file of master keys', () => {
  let folder: string;
  let path: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'trombine-master-keys-'));
    path = join(folder, 'encoding-keys.json');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  const kept = async () => KeyFile.parse(JSON.parse(await readFile(path, 'utf8')));
  const put = (content: unknown, mode = 0o600) =>
    writeFile(path, typeof content === 'string' ? content : JSON.stringify(content), { mode });

  it('gives the key of the published example (AN10922, 2.2.1), and its first six bytes for a MIFARE Classic', async () => {
    await put({ version: 1, keys: { nxp: { '2': { '0': '00112233445566778899aabbccddeeff' } } } });
    const keys = await fileKeys(path);
    const asked = {
      profile: { id: 'nxp', version: 2 },
      key: '0',
      input: hex('04782E21801D803042F54E585020416275'),
    };
    const whole = hex('A8DD63A3B89D54B37CA802473FDA9175');
    expect(await keys.derive({ ...asked, bytes: 16 })).toEqual({ ok: true, value: whole });
    expect(await keys.derive({ ...asked, bytes: 6 })).toEqual({ ok: true, value: whole.slice(0, 6) });
    for (const other of [
      { key: '1' },
      { profile: { id: 'nxp', version: 1 } },
      { profile: { id: 'nx', version: 2 } },
    ])
      expect(await keys.derive({ ...asked, bytes: 16, ...other })).toEqual({ ok: false, error: 'unknown' });
  });

  it('is forgotten when it is closed', async () => {
    await newMasterKeys(path, studentProfile);
    const keys = await fileKeys(path);
    const asked = { profile: studentProfile, key: '0', bytes: 16 as const, input: hex('04') };
    const before = await keys.derive(asked);
    keys.close();
    expect(await keys.derive(asked)).toEqual({
      ok: true,
      value: diversifyAes128(new Uint8Array(16), hex('04')),
    });
    expect(await keys.derive(asked)).not.toEqual(before);
  });

  it('gets random keys for a profile, for its owner only', async () => {
    expect(await newMasterKeys(path, studentProfile)).toBe(2);
    const { keys } = await kept();
    const made = Object.values(keys['house-desfire']?.['3'] ?? {});
    expect(Object.keys(keys['house-desfire']?.['3'] ?? {})).toEqual(['0', '1']);
    expect(new Set(made).size).toBe(2);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(['encoding-keys.json']);
  });

  it('keeps the keys that it has: another version or profile stands beside them, the same one is refused', async () => {
    await newMasterKeys(path, studentProfile);
    const before = await kept();
    await expect(newMasterKeys(path, studentProfile)).rejects.toThrow(/already: nothing was touched/);
    expect(await kept()).toEqual(before);
    await newMasterKeys(path, { ...studentProfile, version: 4 });
    expect((await kept()).keys['house-desfire']?.['3']).toEqual(before.keys['house-desfire']?.['3']);
    expect(Object.keys((await kept()).keys['house-desfire'] ?? {})).toEqual(['3', '4']);
  });

  it('loses no keys when several are made at the same moment', async () => {
    const versions = [1, 2, 3, 4, 5, 6, 7, 8];
    const made = await Promise.allSettled(
      versions.map((version) => newMasterKeys(path, { ...studentProfile, version })),
    );
    const done = versions.filter((_version, index) => made[index]?.status === 'fulfilled');
    expect(done.length).toBeGreaterThan(0);
    expect(Object.keys((await kept()).keys['house-desfire'] ?? {})).toEqual(done.map(String));
    for (const one of made)
      if (one.status === 'rejected') expect(String(one.reason)).toMatch(/by another command/);
    expect(await readdir(folder)).toEqual(['encoding-keys.json']);
  });

  it('is not touched while another command changes it, and says what to do when that one was killed', async () => {
    await newMasterKeys(path, studentProfile);
    const before = await kept();
    const lock = join(folder, '.encoding-keys.json.lock');
    await writeFile(lock, '');
    await expect(newMasterKeys(path, { ...studentProfile, version: 4 })).rejects.toThrow(
      `if there is none, delete ${lock}.`,
    );
    expect(await kept()).toEqual(before);
    await rm(lock);
    await newMasterKeys(path, { ...studentProfile, version: 4 });
    expect(Object.keys((await kept()).keys['house-desfire'] ?? {})).toEqual(['3', '4']);
  });

  it('cannot be made in a folder that is not there', async () => {
    await expect(newMasterKeys(join(folder, 'none', 'keys.json'), studentProfile)).rejects.toThrow(
      /its folder does not exist/,
    );
  });

  it('is refused when others can read it, and nothing is added to it then', async () => {
    await newMasterKeys(path, studentProfile);
    for (const mode of [0o640, 0o604, 0o660]) {
      await chmod(path, mode);
      await expect(fileKeys(path)).rejects.toThrow(/chmod 600/);
      await expect(newMasterKeys(path, { ...studentProfile, version: 9 })).rejects.toThrow(/chmod 600/);
    }
  });

  it('is no link to somewhere else when keys are added', async () => {
    const real = join(folder, 'real.json');
    await writeFile(real, JSON.stringify({ version: 1, keys: {} }), { mode: 0o600 });
    await symlink(real, path);
    await expect(newMasterKeys(path, studentProfile)).rejects.toThrow(/a link/);
  });

  it.each([
    ['is cut', '{"version":1,"keys":{"x":{"1":{"0":"5EC0DE5EC0DE5EC0DE5EC0DE5EC0DE5E"'],
    ['is of another version', { version: 2, keys: {} }],
    ['has a short key', { version: 1, keys: { x: { '1': { '0': '5EC0DE' } } } }],
    ['has a key for a name', { version: 1, keys: { '5EC0DE5EC0DE5EC0DE5EC0DE5EC0DE5E': {} } }],
    ['names no version', { version: 1, keys: { x: { '0': { '0': '5EC0DE5EC0DE5EC0DE5EC0DE5EC0DE5E' } } } }],
    ['is a list', [{ '5EC0DE': 1 }]],
  ])('is refused, and never quoted, when it %s', async (_what, content) => {
    await put(content);
    const error = await fileKeys(path).catch((caught: Error) => caught.message);
    expect(error).toMatch(/Restore it from its copy/);
    expect(error).not.toContain('5EC0DE');
  });

  it('is a file: a folder in its place is named', async () => {
    await expect(fileKeys(folder)).rejects.toThrow(`The master keys ${folder} cannot be read (EISDIR).`);
  });

  it('is refused with a key of zeros', async () => {
    await put({ version: 1, keys: { x: { '1': { '0': '0'.repeat(32) } } } });
    await expect(fileKeys(path)).rejects.toThrow(/all zeros/);
  });

  it('is not needed by profiles without keys', async () => {
    const none = EncodingProfile.parse({ kind: 'uid-only', id: 'uid-only', version: 1 });
    await expect(newMasterKeys(path, none)).rejects.toThrow(/needs no keys/);
    await expect(stat(path)).rejects.toThrow(/ENOENT/);
  });
});

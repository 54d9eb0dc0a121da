import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PlaceError, replaceFile } from './replace-file.ts';

describe('replacing a file that others read', () => {
  let folder: string;
  let file: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'trombine-replace-'));
    file = join(folder, 'out.csv');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('shows the one before until the new one is whole', async () => {
    await writeFile(file, 'before', { mode: 0o644 });
    const done = await replaceFile(file, async (write) => {
      await write('new ');
      expect(await readFile(file, 'utf8')).toBe('before');
      await write('words');
      return 2;
    });
    expect(done).toBe(2);
    expect(await readFile(file, 'utf8')).toBe('new words');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(['out.csv']);
  });

  it('leaves the one before, and nothing else, when filling fails', async () => {
    await writeFile(file, 'before');
    const failing = replaceFile(file, async (write) => {
      await write('half');
      throw new Error('the database is gone');
    });
    await expect(failing).rejects.toThrow('the database is gone');
    expect(await readFile(file, 'utf8')).toBe('before');
    expect(await readdir(folder)).toEqual(['out.csv']);
  });

  it('refuses what is no file, before anything is asked for', async () => {
    await mkdir(join(folder, 'sub'));
    await writeFile(file, 'kept');
    await symlink(file, join(folder, 'link'));
    const never = () => Promise.reject(new Error('was asked for'));
    for (const [place, why] of [
      [join(folder, 'sub'), /is a folder: it was not touched/],
      [join(folder, 'link'), /is a link/],
      [`${join(folder, 'new')}/`, /names no file/],
      ['', /names no file/],
      ['/dev/null', /no ordinary file/],
      [join(folder, 'none', 'out.csv'), /its folder does not exist/],
      [join(file, 'out.csv'), /ENOTDIR/],
    ] as const) {
      const refused = await replaceFile(place, never).catch((error: unknown) => error);
      expect(refused, place).toBeInstanceOf(PlaceError);
      expect((refused as Error).message).toMatch(why);
    }
    expect(await readFile(file, 'utf8')).toBe('kept');
    expect((await readdir(folder)).sort()).toEqual(['link', 'out.csv', 'sub']);
  });
});

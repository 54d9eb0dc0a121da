// The set-up script: what it refuses, and when it thinks that node_modules is as the lock file wants it.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const run = promisify(execFile);
const script = (name: string) => fileURLToPath(new URL(`../../scripts/${name}`, import.meta.url));

describe('the set-up script', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'trombine-setup-'));
    await mkdir(join(folder, 'node_modules'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('names the groups it knows when it is asked for another', async () => {
    const refused = run(process.execPath, [script('setup.mjs'), 'rum']);
    await expect(refused).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/no group is called rum\. Known: run, .*reader/) as string,
    });
  });

  it('finds the Debian packages that are missing', async () => {
    const code = `import { missing } from ${JSON.stringify(script('setup/debian.mjs'))};
      console.log(JSON.stringify(missing(['dpkg', 'no-such-package-here']) ?? 'no dpkg'))`;
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', code]);
    expect(['["no-such-package-here"]', '"no dpkg"']).toContain(stdout.trim());
  });

  const locked = { '': {}, a: { version: '1.0.0', integrity: 'x' }, b: { version: '2.0.0', integrity: 'y' } };
  it.each([
    ['all that is wanted', { a: locked.a, b: locked.b }, true],
    ['another version', { a: locked.a, b: { ...locked.b, version: '2.0.1' } }, false],
    ['other bytes', { a: { ...locked.a, integrity: 'z' }, b: locked.b }, false],
    ['one too few', { a: locked.a }, false],
    ['one too many', { a: locked.a, b: locked.b, c: { version: '1.0.0' } }, false],
  ])('compares npm’s own account with the lock file: %s', async (_name, here, expected) => {
    const optional = { 'only-elsewhere': { version: '1.0.0', optional: true } };
    await writeFile(
      join(folder, 'package-lock.json'),
      JSON.stringify({ packages: { ...locked, ...optional } }),
    );
    await writeFile(join(folder, 'node_modules/.package-lock.json'), JSON.stringify({ packages: here }));
    const code = `import { installedMatchesLock } from ${JSON.stringify(script('setup/lockfile.mjs'))};
      console.log(installedMatchesLock())`;
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', code], { cwd: folder });
    expect(stdout.trim()).toBe(String(expected));
  });
});

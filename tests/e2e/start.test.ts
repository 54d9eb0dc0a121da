// `npm start` keeps a shell that asks to be started again, and gives up on one that cannot live.
import { spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { settingsVariable } from '../../src/shared/contract/settings.ts';

const root = join(import.meta.dirname, '../..');
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trombine-start-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Starts a shell that does this at each of its lives (a shell script that knows `$life`, from 1). */
async function start(script: string): Promise<{ code: number | null; lives: number; said: string }> {
  const lives = join(folder, 'lives');
  await writeFile(lives, '');
  const electron = join(folder, 'electron');
  await writeFile(electron, `#!/bin/sh\necho >> ${lives}\nlife=$(wc -l < ${lives})\n${script}\n`);
  await chmod(electron, 0o755);
  const settings = join(folder, 'settings.json');
  await writeFile(settings, '{}');
  const child = spawn(process.execPath, [join(root, 'scripts/start.mjs'), '--shell=electron'], {
    env: { ...process.env, [settingsVariable]: settings, ELECTRON_OVERRIDE_DIST_PATH: folder },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk) => (said += String(chunk)));
  const code = await new Promise<number | null>((done) => child.once('exit', done));
  return { code, lives: (await readFile(lives, 'utf8')).length, said };
}

test('a shell that ends with code 75 is started again; any other code is passed on', async () => {
  expect(await start('[ "$life" = 3 ] && exit 7; exit 75')).toMatchObject({ code: 7, lives: 3 });
});
test('a shell that asks for it again and again, right after each start, is given up', async () => {
  const { code, lives, said } = await start('exit 75');
  expect({ code, lives }).toEqual({ code: 2, lives: 4 });
  expect(said).toContain('ends right after each start');
});
test('a shell that is killed ends with a code that a supervisor takes for a failure', async () => {
  expect(await start('kill -9 $$')).toMatchObject({ code: 1, lives: 1 });
});
test('a shell that was asked to stop ends well', async () => {
  expect(await start('kill -TERM $$')).toMatchObject({ code: 0, lives: 1 });
});

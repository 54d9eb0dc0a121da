#!/usr/bin/env node
// Builds the two shells, the station and the screen into out/app; does nothing when nothing changed since the last time.
//   node scripts/build.mjs [--force]
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const stamp = join(root, 'out/app/.stamp');
const parts = ['shared', 'station', 'main', 'preload', 'browser-shell', 'renderer'].map(
  (name) => `src/${name}`,
);
const files = ['electron.vite.config.ts', 'package-lock.json', 'tsconfig.json', 'scripts/build.mjs'];

/** A digest of the path and bytes of all that goes into the build. */
function digest() {
  const hash = createHash('sha256');
  const inside = (/** @type {string} */ folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name));
  const all = [
    ...files.map((file) => join(root, file)),
    ...parts.filter((part) => existsSync(join(root, part))).flatMap(inside),
  ];
  for (const file of all.sort()) hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

const wanted = digest();
const isFresh = existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
if (!isFresh || process.argv.includes('--force')) {
  // beside the folder in use: a kiosk that runs, or a second build, must never see half of one
  const fresh = join(root, `out/app.${process.pid}`);
  const built = spawnSync(
    process.execPath,
    [join(root, 'node_modules/electron-vite/bin/electron-vite.js'), 'build', '--logLevel', 'warn'],
    {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, TROMBINE_BUILD_FOLDER: fresh },
    },
  );
  if (built.status === 0) writeFileSync(join(fresh, '.stamp'), wanted);
  const old = `${fresh}.old`;
  if (built.status === 0 && existsSync(join(root, 'out/app'))) renameSync(join(root, 'out/app'), old);
  if (built.status === 0) renameSync(fresh, join(root, 'out/app'));
  for (const folder of [fresh, old]) rmSync(folder, { recursive: true, force: true });
  process.exit(built.status ?? 1);
}

#!/usr/bin/env node
// Builds the two shells, the station and the screen into out/app; does nothing when nothing changed since the last time.
//   node scripts/build.mjs [--force]
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const stamp = join(root, 'out/app/.stamp');
const parts = ['shared', 'station', 'main', 'preload', 'browser-shell', 'renderer'].map(
  (name) => `src/${name}`,
);
const files = [
  'electron.vite.config.ts',
  'package-lock.json',
  'tsconfig.json',
  'scripts/build.mjs',
  'scripts/face-models.mjs',
];

/** A digest of the path and bytes of all that goes into the build. */
function digest() {
  const hash = createHash('sha256');
  const inside = (/** @type {string} */ folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name));
  const all = [
    ...files.map((file) => join(root, file)),
    ...[...parts, 'scripts/face'].filter((part) => existsSync(join(root, part))).flatMap(inside),
  ];
  for (const file of all.sort()) hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

/** Those of electron.vite.config.ts, the one with the screen first. */
const programs = ['electron', 'station', 'photo-worker', 'browser-shell'];

const wanted = digest();
const isFresh = existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
if (!isFresh || process.argv.includes('--force')) {
  // beside the folder in use: a kiosk that runs, or a second build, must never see half of one
  const fresh = join(root, `out/app.${process.pid}`);
  const statuses = await Promise.all(programs.map((name) => build(name, fresh)));
  const face = [join(root, 'scripts/face-models.mjs'), join(fresh, 'renderer/face')];
  const isBuilt =
    statuses.every((status) => status === 0) &&
    spawnSync(process.execPath, face, { stdio: 'inherit' }).status === 0;
  if (isBuilt) writeFileSync(join(fresh, '.stamp'), wanted);
  const old = `${fresh}.old`;
  if (isBuilt && existsSync(join(root, 'out/app'))) renameSync(join(root, 'out/app'), old);
  if (isBuilt) renameSync(fresh, join(root, 'out/app'));
  for (const folder of [fresh, old]) rmSync(folder, { recursive: true, force: true });
  process.exit(isBuilt ? 0 : 1);
}

/** Builds one of the programs of electron.vite.config.ts, and gives its exit code. */
async function build(/** @type {string} */ name, /** @type {string} */ folder) {
  const tool = join(root, 'node_modules/electron-vite/bin/electron-vite.js');
  const level = name === programs[0] ? 'warn' : 'error'; // of the others it warns that they bring no screen
  const child = spawn(process.execPath, [tool, 'build', '--mode', name, '--logLevel', level], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, TROMBINE_BUILD_FOLDER: folder, NODE_ENV: 'production' }, // the mode only says which
  });
  const [code] = await once(child, 'exit');
  return code;
}

// The npm packages, among them the Node 24 that runs the project on machines with an older one.
import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join, sep } from 'node:path';
import { missing } from './debian.mjs';
import { installedMatchesLock, lockHash, readStamp, writeStamp } from './lockfile.mjs';
import { GROUPS } from './packages.mjs';
import { say, stop } from './say.mjs';

/** The Node that runs the project's TypeScript. */
export const NODE = 'node_modules/.bin/node';

/** PATH without node_modules: `npm ci` empties that folder, so nothing of it may run meanwhile. */
function outsidePath() {
  const inside = `${sep}node_modules${sep}`;
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '' && !`${folder}${sep}`.includes(inside));
}

/** @param {string} name @returns {string | undefined} the program of that name outside node_modules */
function program(name) {
  return outsidePath()
    .map((folder) => join(folder, name))
    .find((file) => existsSync(file));
}

/** @returns {NodeJS.ProcessEnv} the environment of `npm ci` */
function installEnvironment() {
  // Electron is a download of 100 MB from another host: whoever wants it asks for it by ELECTRON_SKIP_BINARY_DOWNLOAD=
  const env = { ELECTRON_SKIP_BINARY_DOWNLOAD: '1', ...process.env, PATH: outsidePath().join(delimiter) };
  const node = program('node');
  if (!node || env.npm_config_nodedir) return env;
  const prefix = dirname(dirname(realpathSync(node)));
  // The card binding is compiled against the headers that came with Node, where they came: no download then.
  return existsSync(join(prefix, 'include/node/node.h')) ? { ...env, npm_config_nodedir: prefix } : env;
}

/** @returns {string | undefined} the version of the Node in node_modules, when it runs */
function nodeVersion() {
  const asked = spawnSync(NODE, ['--version'], { encoding: 'utf8' });
  return asked.status === 0 ? asked.stdout.trim() : undefined;
}

function install() {
  const npm = program('npm') ?? stop('npm is missing: install Node 20 or later with npm.');
  say('installing the npm packages, about a minute the first time');
  const done = spawnSync(npm, ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
    env: installEnvironment(),
    stdio: ['ignore', process.stderr.fd, process.stderr.fd],
  });
  if (done.status !== 0) stop('npm ci failed: see the lines above.');
}

/** Makes node_modules agree with package-lock.json, and makes sure that its Node runs. */
export function ensureNpm() {
  const lock = lockHash();
  const stamp = readStamp();
  const compiler = missing(GROUPS.build.packages)?.length === 0;
  // Without a compiler npm leaves the optional card binding out: when a compiler has come since, it gets its turn.
  const newCompiler = stamp?.compiler === false && compiler;
  const current = !newCompiler && (stamp?.lock === lock || installedMatchesLock());
  if (!current) install();
  if (stamp?.lock !== lock || stamp.compiler !== compiler) writeStamp({ lock, compiler });

  if (nodeVersion()) return;
  // npm >= 11 runs install scripts only for the packages listed under allowScripts; a refused one shows here.
  say('the Node 24 of node_modules does not run yet: letting its install script run');
  const npm = program('npm') ?? stop('npm is missing: install Node 20 or later with npm.');
  spawnSync(npm, ['rebuild', 'node', '--foreground-scripts'], {
    env: { ...installEnvironment(), npm_config_ignore_scripts: 'false' },
    stdio: ['ignore', process.stderr.fd, process.stderr.fd],
  });
  if (!nodeVersion()) stop(`${NODE} does not run. Delete node_modules and try again.`);
}

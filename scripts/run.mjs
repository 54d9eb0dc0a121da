#!/usr/bin/env node
// Runs one of the project's commands from a bare clone: set-up first, then its entry under the Node of node_modules.
//   node scripts/run.mjs demo --tour
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, resolve } from 'node:path';
import { setup } from './setup.mjs';
import { NODE } from './setup/npm.mjs';
import { say, stop } from './setup/say.mjs';

/** Each command: the groups of Debian packages it wants, then the script and its first arguments. */
/** @type {Record<string, { groups: string[], script: string[] }>} */
const COMMANDS = {
  demo: { groups: ['run', 'build', 'reader', 'scanner'], script: ['src/demo/index.ts'] },
  start: { groups: ['run', 'build', 'reader', 'scanner'], script: ['scripts/start.mjs'] },
  test: { groups: ['run', 'build', 'reader', 'scanner', 'cas', 'postgres'], script: ['scripts/test.mjs'] },
  bench: { groups: ['run', 'build', 'reader', 'scanner', 'bench'], script: ['tests/bench/index.ts'] },
  central: { groups: [], script: ['src/central/index.ts'] },
};

const [name = '', ...rest] = process.argv.slice(2);
const command = COMMANDS[name];
if (!command) stop(`what shall run? Known: ${Object.keys(COMMANDS).join(', ')}.`);

setup(command.groups);
if (!existsSync(command.script[0])) stop(`${command.script[0]} is missing from this checkout.`);

const child = spawn(resolve(NODE), [...command.script, ...rest], {
  stdio: 'inherit',
  env: { ...process.env, PATH: `${resolve('node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}` },
});
// Ctrl-C in a terminal reaches the child by itself, and twice would mean "at once"; a supervisor signals us alone.
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => {
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  });
}
child.on('error', (error) => {
  say(error.message);
  process.exit(1);
});
child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal ?? 'SIGTERM'] ?? 0)));

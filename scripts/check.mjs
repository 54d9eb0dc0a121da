#!/usr/bin/env node
// Everything that can be said of the code without a device: types, lint, format, walls, dead code and unit tests, at once.
//   npm run check
import { spawn } from 'node:child_process';

/** @type {[string, string, string[]][]} */
const checks = [
  ['types', 'tsc', ['--noEmit']],
  ['lint', 'eslint', ['--max-warnings', '0', 'src', 'tests', 'scripts']],
  ['format', 'prettier', ['--check', '--log-level', 'warn', '.']],
  ['walls', 'depcruise', ['--config', '.dependency-cruiser.cjs', 'src', 'tests']],
  ['unused', 'knip', ['--no-progress']],
  ['unit tests', 'vitest', ['run', '--project', 'unit', '--project', 'screens', '--reporter', 'dot']],
];
const only = process.argv.slice(2);

const run = ([name, command, args]) =>
  new Promise((resolve) => {
    const started = Date.now();
    const child = spawn(command, args, { shell: false });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += String(data)));
    child.on('error', (error) => resolve({ name, good: false, said: error.message, seconds: 0 }));
    child.on('close', (code) =>
      resolve({ name, good: code === 0, said, seconds: (Date.now() - started) / 1000 }),
    );
  });

const results = await Promise.all(
  checks.filter(([name]) => only.length === 0 || only.includes(name)).map(run),
);
for (const { name, good, said, seconds } of results) {
  if (!good) process.stdout.write(`\n--- ${name} ---\n${said.trim()}\n`);
  process.stdout.write(`${good ? 'ok    ' : 'FAILED'} ${name} (${seconds.toFixed(1)} s)\n`);
}
process.exit(results.every(({ good }) => good) ? 0 : 1);

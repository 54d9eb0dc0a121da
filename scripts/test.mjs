#!/usr/bin/env node
// Runs the tests and ends with one plain line: `412 passed, 0 failed, 3 skipped`, after the reason of each skip.
//   npm test                       everything that this machine can run
//   npm test -- --project unit     one tier: unit, screens, native, photo, e2e, faults (electron has a command of its own)
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { summary } from './test-summary.mjs';

const [label = 'main', ...args] = process.argv[2]?.startsWith('-')
  ? ['main', ...process.argv.slice(2)]
  : process.argv.slice(2);
const report = `out/test/${label}.json`;
mkdirSync('out/test', { recursive: true });
rmSync(report, { force: true });

const built = spawnSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' });
if (built.status !== 0) process.exit(built.status ?? 1);

const projects = args.includes('--project')
  ? []
  : ['unit', 'screens', 'native', 'photo', 'e2e', 'faults'].flatMap((name) => ['--project', name]);
const run = spawnSync(
  process.execPath,
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    ...projects,
    ...args,
    '--reporter',
    'default',
    '--reporter',
    'json',
    `--outputFile.json=${report}`,
  ],
  { stdio: 'inherit' },
);
const text = summary([JSON.parse(readFileSync(report, 'utf8'))]);
console.log(text.reasons.map((reason) => `skipped: ${reason}`).join('\n'));
console.log(text.line);
process.exit(run.status === 0 && text.failed === 0 ? 0 : 1);

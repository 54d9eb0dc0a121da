#!/usr/bin/env node
// Runs the tests and ends with one plain line: `412 passed, 0 failed, 3 skipped`, after the reason of each skip.
//   npm test                       everything that this machine can run, in two lanes beside each other
//   npm test -- --project unit     one tier: unit, screens, native, photo, e2e, faults (electron has a command of its own)
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { summary } from './test-summary.mjs';

const [label = 'main', ...args] = process.argv[2]?.startsWith('-')
  ? ['main', ...process.argv.slice(2)]
  : process.argv.slice(2);
mkdirSync('out/test', { recursive: true });

const built = spawnSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' });
if (built.status !== 0) process.exit(built.status ?? 1);

/** Most tests wait for a browser, a reader or a clock: two lanes take half the time of one. Files of one lane run one after the other. */
const lanes = args.includes('--project')
  ? { [label]: [] }
  : { [label]: ['e2e'], [`${label}-2`]: ['unit', 'screens', 'photo', 'native', 'faults'] };

/**
 * Runs one lane; all but the first are told when they have ended, so that no two speak at once.
 * @param {[string, string[]]} lane @param {number} index @returns {Promise<{ good: boolean, report: string }>}
 */
const run = ([name, projects], index) =>
  new Promise((resolve) => {
    const report = `out/test/${name}.json`;
    rmSync(report, { force: true });
    const child = spawn(
      process.execPath,
      [
        'node_modules/vitest/vitest.mjs',
        'run',
        ...projects.flatMap((project) => ['--project', project]),
        ...args,
        '--reporter',
        'default',
        '--reporter',
        'json',
        `--outputFile.json=${report}`,
      ],
      { stdio: index === 0 ? 'inherit' : ['ignore', 'pipe', 'pipe'] },
    );
    /** @type {Buffer[]} */
    const said = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => said.push(data));
    child.on('close', (code) => resolve({ good: code === 0, report, said: Buffer.concat(said) }));
  });

const ended = await Promise.all(Object.entries(lanes).map(run));
for (const { said } of ended) process.stdout.write(said);
const text = summary(ended.map(({ report }) => JSON.parse(readFileSync(report, 'utf8'))));
for (const failure of text.failures) console.log(`FAILED ${failure}`);
console.log(text.reasons.map((reason) => `skipped: ${reason}`).join('\n'));
console.log(text.line);
process.exit(ended.every(({ good }) => good) && text.failed === 0 ? 0 : 1);

#!/usr/bin/env node
// Runs the tests and ends with one plain line: `412 passed, 0 failed, 3 skipped`, after the reason of each skip.
//   npm test                       everything that this machine can run, in four lanes beside each other
//   npm test -- --project unit     one tier: unit, screens, gallery, native, photo, e2e, faults (electron has a command of its own)
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { againWith, failedFiles, summary } from './test-summary.mjs';

const [label = 'main', ...args] = process.argv[2]?.startsWith('-')
  ? ['main', ...process.argv.slice(2)]
  : process.argv.slice(2);
mkdirSync('out/test', { recursive: true });

const built = spawnSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' });
if (built.status !== 0) process.exit(built.status ?? 1);

/** Most tests wait for a browser, a reader or a clock: four lanes take less than a third of the time of one. Files of one lane run one after the other. */
const lanes = args.includes('--project')
  ? { [label]: [] }
  : {
      [label]: ['e2e'],
      [`${label}-2`]: ['unit', 'screens'],
      [`${label}-3`]: ['native', 'photo'],
      [`${label}-4`]: ['gallery', 'faults'],
    };

/**
 * Runs vitest; what is not inherited is kept, so that no two speak at once.
 * @param {string} name @param {string[]} what @param {boolean} aloud @returns {Promise<{ good: boolean, report: string, said: Buffer }>}
 */
const run = (name, what, aloud) =>
  new Promise((resolve) => {
    const report = `out/test/${name}.json`;
    rmSync(report, { force: true });
    const reporters = ['--reporter', 'default', '--reporter', 'json', `--outputFile.json=${report}`];
    const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...what, ...reporters], {
      stdio: aloud ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    /** @type {Buffer[]} */
    const said = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => said.push(data));
    child.on('close', (code) => resolve({ good: code === 0, report, said: Buffer.concat(said) }));
  });

/** @param {string} report */
const read = (report) => JSON.parse(readFileSync(report, 'utf8'));

const ended = await Promise.all(
  Object.entries(lanes).map(([name, projects], index) =>
    run(name, [...projects.flatMap((project) => ['--project', project]), ...args], index === 0),
  ),
);
for (const { said } of ended) process.stdout.write(said);

// Four lanes on a shared machine: a file that failed gets one second try, alone. It is said, never hidden.
for (const lane of ended) {
  const files = failedFiles(read(lane.report));
  if (files.length === 0) continue;
  console.log(`second try, alone: ${files.join(' ')}`);
  const again = await run(`${label}-again`, files, true);
  const merged = againWith(read(lane.report), read(again.report));
  writeFileSync(lane.report, JSON.stringify(merged));
  lane.good = failedFiles(merged).length === 0;
}

const text = summary(ended.map(({ report }) => read(report)));
for (const failure of text.failures) console.log(`FAILED ${failure}`);
for (const unsteady of text.unsteady) console.log(`FAILED ONCE, passed alone: ${unsteady}`);
console.log(text.reasons.map((reason) => `skipped: ${reason}`).join('\n'));
console.log(text.line);
process.exit(ended.every(({ good }) => good) && text.failed === 0 ? 0 : 1);

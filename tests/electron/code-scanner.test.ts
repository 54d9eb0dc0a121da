// node-hid in the process where the station runs: Electron's utility process, whose Node is another one than ours.
import { build } from 'esbuild';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { loadHid } from '../../src/station/scanner/binding.ts';
import { electronBinary } from '../fixtures/electron-binary.ts';

const reasons = [
  electronBinary === undefined && 'no Electron runtime on this machine',
  process.env['DISPLAY'] === undefined && 'no screen for Electron (xvfb-run gives one)',
  'cause' in loadHid() && 'node-hid is not installed',
].filter((reason) => reason !== false);
const missing = reasons.length > 0 ? ` [skipped: ${reasons[0]}]` : '';

/** Starts the child and ends with what it said. */
const main = `
  import { app, utilityProcess } from 'electron';
  app.whenReady().then(() => {
    const child = utilityProcess.fork(process.env.CHILD);
    child.on('message', (said) => process.stdout.write('SAID ' + JSON.stringify(said) + '\\n'));
    child.on('exit', (code) => app.exit(code));
  });`;

const child = `
  import { createHidScanner } from './scanner.mjs';
  const faults = [];
  const scanner = createHidScanner({
    onFault: ({ what }) => faults.push(what),
    clock: { now: () => Date.now(), after: () => { done(); return () => undefined; } },
  });
  async function done() {
    const status = scanner.status();
    await scanner.close();
    process.parentPort.postMessage({ node: process.versions.node, status, faults });
    setTimeout(() => process.exit(0), 50); // the message leaves first
  }`;

describe.skipIf(missing !== '')(`code scanners in Electron${missing}`, () => {
  test('node-hid loads in the utility process and lists devices', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'trombine-hid-'));
    try {
      await build({
        entryPoints: [resolve('src/station/scanner/hid-scanner.ts')],
        outfile: join(folder, 'scanner.mjs'),
        ...{ bundle: true, platform: 'node', format: 'esm', target: 'node20.18', logLevel: 'warning' },
      });
      await symlink(resolve('node_modules'), join(folder, 'node_modules'));
      await writeFile(join(folder, 'main.mjs'), main);
      await writeFile(join(folder, 'child.mjs'), child);
      await writeFile(join(folder, 'package.json'), JSON.stringify({ type: 'module', main: 'main.mjs' }));
      const args = [folder, '--no-sandbox', '--disable-gpu', `--user-data-dir=${join(folder, 'profile')}`];
      const { stdout } = await promisify(execFile)(electronBinary ?? '', args, {
        env: { ...process.env, CHILD: join(folder, 'child.mjs') },
        timeout: 30_000,
      });
      const said = JSON.parse(/^SAID (.*)$/m.exec(stdout)?.[1] ?? 'null') as { faults: string[] } | null;
      expect(said).toMatchObject({ status: expect.stringMatching(/^(none|ready)$/) as string });
      expect(said?.faults.filter((what) => what !== 'not-opened')).toEqual([]);
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
    }
  });
});

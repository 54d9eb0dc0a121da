// npm run bench: how fast the kiosk is where a person waits for it, each figure against a baseline of the same run.
//   npm run bench                 all figures, to the terminal and to out/bench.json
//   npm run bench -- act-to-saved only this one
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { coldStartBrowser } from './cold-start/browser.ts';
import { coldStartElectron } from './cold-start/electron.ts';
import { encodeDesfire } from './encode/encode-desfire.ts';
import { analysisRate } from './face/analysis-rate.ts';
import { faceAnalysis } from './face/face-analysis.ts';
import { table, type Figure, type Taken } from './figure.ts';
import { fuzzIntake } from './intake/fuzz-intake.ts';
import { intake12mpx } from './intake/intake-12mpx.ts';
import { lookup100k } from './lookup/lookup-100k.ts';
import type { Machine } from './machine.ts';
import { acceptToSaved } from './saving/accept-to-saved.ts';
import { tapToFrozen } from './photo/tap-to-frozen.ts';
import { actToSaved } from './saving/act-to-saved.ts';
import { tapToScreen } from './tap/tap-to-screen.ts';
import { uidRead } from './uid/uid-read.ts';

const display = process.env['DISPLAY'] !== undefined || process.env['WAYLAND_DISPLAY'] !== undefined;
const root = process.getuid?.() === 0;
const machine: Machine = {
  app: resolve('out/app'),
  electron: resolve(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? 'node_modules/electron/dist', 'electron'),
  display,
  root,
  screen: {
    kiosk: false,
    headless: !display,
    size: { width: 1080, height: 1920 },
    chromiumArguments: [...(root ? ['--no-sandbox'] : []), '--disable-gpu', '--hide-scrollbars'],
  },
};

mkdirSync('out', { recursive: true });
const folder = mkdtempSync(resolve('out', 'bench-')); // on the disk of the checkout: /tmp may be memory
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

const benches: Readonly<Record<string, () => Promise<Taken>>> = {
  'tap-to-screen': () => tapToScreen(machine),
  'act-to-saved': () => actToSaved(folder),
  'accept-to-saved': () => acceptToSaved(folder),
  'intake-12mpx': () => intake12mpx(folder),
  'fuzz-intake': () => fuzzIntake(),
  'tap-to-frozen': () => tapToFrozen(),
  'face-analysis': () => faceAnalysis(),
  'analysis-rate': () => analysisRate(),
  'uid-read': () => uidRead(folder),
  'encode-desfire': () => encodeDesfire(folder),
  'lookup-100k': () => lookup100k(folder),
  'cold-start-browser': () => coldStartBrowser(machine),
  'cold-start-electron': () => coldStartElectron(machine),
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(`no figure is called ${unknown.join(', ')}. Known: ${Object.keys(benches).join(', ')}.`);
  process.exit(2);
}
const built = spawnSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' });
if (built.status !== 0) process.exit(built.status ?? 1);

const taken = new Map<string, Taken>();
let failed = false;
for (const [name, bench] of Object.entries(benches)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.log(`${name} …`);
  try {
    taken.set(name, await bench());
  } catch (error) {
    console.error(error); // the other figures are still worth having
    taken.set(name, { missing: 'it failed, see above' });
    failed = true;
  }
}
const figures: Record<string, Figure> = {};
for (const [name, one] of taken) if ('figure' in one) figures[name] = one.figure;
writeFileSync(join('out', 'bench.json'), `${JSON.stringify(figures, null, 2)}\n`);
console.log(
  `\n${table(taken)}\n\nMedians; ± is half the distance of the quartiles. Written to out/bench.json.`,
);
process.exit(failed ? 1 : 0);

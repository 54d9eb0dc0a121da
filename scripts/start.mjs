#!/usr/bin/env node
// Starts a kiosk: Electron when its binary is there, else Chromium, else says what to install.
//   TROMBINE_CONFIG=/etc/trombine/settings.json npm start [-- --shell=electron|chromium]
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
/** A shell that wants to be started again ends with this code (src/shared/shell/process.ts). */
const RESTART = 75;
/** A shell that lived shorter than this, in milliseconds, counts as one that cannot start. */
const SHORT_LIFE = 5_000;
const SHORT_LIVES_ALLOWED = 3;

/** @param {string} why @returns {never} */
function stop(why) {
  console.error(`start: ${why}`);
  process.exit(2);
}

const wish = process.argv.find((argument) => argument.startsWith('--shell='))?.slice('--shell='.length);
if (wish !== undefined && wish !== 'electron' && wish !== 'chromium')
  stop(`--shell=${wish} is unknown: electron or chromium.`);
const settingsFile = process.env.TROMBINE_CONFIG;
if (!settingsFile)
  stop(
    'set TROMBINE_CONFIG to the path of the settings file (JSON; its keys are in src/shared/contract/settings.ts).',
  );
if (!existsSync(settingsFile)) stop(`${settingsFile} (TROMBINE_CONFIG) does not exist.`);

const built = spawnSync(process.execPath, [join(root, 'scripts/build.mjs')], { stdio: 'inherit' });
if (built.status !== 0) process.exit(built.status ?? 1);

/** Electron's binary, from the `electron` package or from the folder that ELECTRON_OVERRIDE_DIST_PATH names. */
function findElectron() {
  const name =
    { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform] ?? 'electron';
  const folders = [process.env.ELECTRON_OVERRIDE_DIST_PATH, join(root, 'node_modules/electron/dist')];
  return folders.flatMap((folder) => (folder ? [join(folder, name)] : [])).find((file) => existsSync(file));
}

/** The browser that the settings name; the shell itself checks everything else in them. */
function findChromium() {
  try {
    const chromium =
      JSON.parse(readFileSync(settingsFile ?? '', 'utf8'))?.shell?.chromium ?? '/usr/bin/chromium';
    return existsSync(chromium) ? chromium : undefined;
  } catch (error) {
    return stop(`${settingsFile} is not JSON: ${error instanceof Error ? error.message : 'unreadable'}`);
  }
}

/** @returns {[string, string[]]} */
function command() {
  const electron = wish === 'chromium' ? undefined : findElectron();
  // Chromium has no sandbox for root and does not start without being told so
  if (electron !== undefined)
    return [electron, [root, ...(process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : [])]];
  if (wish === 'electron') stop('Electron is missing: run `npm install` where its download can be reached.');
  if (findChromium() === undefined) {
    stop(
      'there is neither Electron nor Chromium. Install one: `npm install` (Electron), or `sudo apt-get install chromium`.',
    );
  }
  return [process.execPath, [join(root, 'out/app/browser-shell/index.js')]];
}

const [program, words] = command();
let shortLives = 0;

function live() {
  const begun = performance.now();
  const child = spawn(program, words, { stdio: 'inherit' });
  const pass = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal);
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, pass);
  child.on('error', (error) => stop(`${program} does not start: ${error.message}`));
  child.on('exit', (code, signal) => {
    for (const one of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.off(one, pass);
    if (code !== RESTART) process.exit(code ?? (signal === 'SIGTERM' || signal === 'SIGINT' ? 0 : 1));
    shortLives = performance.now() - begun < SHORT_LIFE ? shortLives + 1 : 0;
    if (shortLives > SHORT_LIVES_ALLOWED)
      stop('the shell ends right after each start; see its messages above.');
    live();
  });
}
live();

// The Electron shell: one locked window, the station as a utility process, the ENT in an isolated view.
import { app, session, type BrowserWindow } from 'electron';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { settingsVariable } from '../shared/contract/settings-variable.ts';
import { EntDesk } from '../shared/shell/ent-desk.ts';
import { restartCode } from '../shared/shell/process.ts';
import type { Channel } from '../shared/wire/channel.ts';
import { applySwitches } from './apply-switches.ts';
import { earlySettings } from './early-settings.ts';
import { safeStorageKeyWrap } from './key-wrap.ts';
import { lockEveryPage } from './lockdown/navigation.ts';
import { closeNetwork, refuseDownloads } from './lockdown/network.ts';
import { allowCameraOnly } from './lockdown/permissions.ts';
import { forbiddenSwitches } from './lockdown/switches.ts';
import { declareScheme, serveScreen } from './scheme.ts';
import { openScreen } from './screen-window.ts';
import { StationProcess } from './station-process.ts';

const file = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const say = (line: string): void => void process.stderr.write(`shell: ${line}\n`);
/** The first screen needs the machine for itself: what it does not show waits so long, in milliseconds. */
const screenFirst = 400;
const onBug = (bug: unknown): void => say(bug instanceof Error ? (bug.stack ?? bug.message) : String(bug));

// Electron would show a dialog and wait for a click; a kiosk starts again.
const die = (bug: unknown): void => {
  onBug(bug);
  app.exit(restartCode);
};
process.on('uncaughtException', die);
const path =
  process.env[settingsVariable] ?? leave(`set ${settingsVariable} to the path of the settings file`);
const text = readFileSync(path, 'utf8');
const early = earlySettings(text, path);
const settings = early.ok ? early.value : leave(early.error);
const refused = forbiddenSwitches((name) => app.commandLine.hasSwitch(name), process.execArgv);
if (refused.length > 0 && settings.shell.debuggingPort === undefined) {
  leave(`started with ${refused.join(' ')}: refused, unless the setting shell.debuggingPort allows tests`);
}
applySwitches(app, settings);
// Chromium has no sandbox for root, and dies when asked for one: only containers of tests run so.
if (process.getuid?.() === 0)
  say('running as root, so without the sandbox of the system: never do so on a kiosk');
else app.enableSandbox();
app.setPath('userData', `${settings.profile}/electron`);
if (!app.requestSingleInstanceLock()) leave('this kiosk is already running');
declareScheme();
lockEveryPage(app);

let window: BrowserWindow | undefined;
const ent = new EntDesk(async (request, ears) => {
  const { entViews } = await import('./ent-view.ts'); // with the first sign-in: the first screen does not wait for it
  return entViews(() => window, settings.shell.debuggingPort !== undefined)(request, ears);
}, onBug);
const station = new StationProcess({
  file: file('./station.cjs'),
  onShellChannel: (channel) => serve(channel).catch(die),
  onCrashLoop: (deaths) => say(`the station ended ${deaths} times within a minute; waiting longer now`),
});

// Never awaited at the top level of an ES module: Electron waits for the module before it is ready.
app.whenReady().then(open).catch(onBug);
app.on('window-all-closed', () => void stop(0));
// Electron answers a signal by itself, with a polite `quit` that the locked window would refuse for ever.
app.on('before-quit', (event) => {
  event.preventDefault();
  void stop(0);
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0));

function open(): void {
  station.start(); // first: the welcome screen waits for it longest
  serveScreen(session.defaultSession, file('../renderer'));
  closeNetwork(session.defaultSession);
  refuseDownloads(session.defaultSession);
  allowCameraOnly(session.defaultSession);
  window = openScreen(settings.shell, file('../preload/index.cjs'));
  station.serve(window.webContents);
  setTimeout(() => void checkSettings().catch(die), screenFirst);
}

async function stop(code: number): Promise<void> {
  await ent.closeAll();
  station.stop();
  app.exit(code);
}

/** Loaded with the station's first word: the window does not wait for it. */
async function serve(channel: Channel): Promise<void> {
  const { serveShell } = await import('../shared/shell/serve-shell.ts');
  serveShell(channel, { ent, keyWrap: safeStorageKeyWrap, restart: () => void stop(restartCode), onBug });
}

/** Says to the installer what is wrong with the settings, and ends; the station does nothing with such a file either. */
async function checkSettings(): Promise<void> {
  const { parseSettings } = await import('../shared/contract/settings.ts');
  const read = parseSettings(text, path);
  if (read.ok) return;
  say(read.error);
  await stop(2); // with a window there is more to end than the process
}

function leave(why: string): never {
  say(why);
  process.exit(2);
}

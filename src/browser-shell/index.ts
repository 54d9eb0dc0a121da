// The Chromium shell: one process that serves the screen on loopback, keeps the station alive and drives the browser.
import { readFileSync } from 'node:fs';
import module from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSettings, settingsVariable, type Settings } from '../shared/contract/settings.ts';
import { restartCode } from '../shared/shell/process.ts';
import { serveShell } from '../shared/shell/serve-shell.ts';
import { Guard } from './guard.ts';
import { noKeyWrap } from './key-wrap.ts';
import { Kiosk } from './kiosk.ts';
import { startScreenServer } from './screen-server.ts';
import { Screens } from './screens.ts';
import { StationProcess } from './station-process.ts';

const folder = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const say = (line: string): void => void process.stderr.write(`shell: ${line}\n`);
const onBug = (bug: unknown): void => say(bug instanceof Error ? (bug.stack ?? bug.message) : String(bug));

const settings = readSettings();
// the browser's driver is loaded after this line: compiled once, and not at each start (Node 22.1 and later)
if ('enableCompileCache' in module) module.enableCompileCache(join(settings.profile, 'compiled'));
const guard = new Guard();
const server = await startScreenServer(folder('../renderer'), guard);
const kiosk = new Kiosk(settings, process.env, guard, onBug);
const station = new StationProcess({
  file: folder('../main/station.cjs'),
  onShellChannel: (channel) =>
    serveShell(channel, { ent: kiosk.ent, keyWrap: noKeyWrap, restart: () => void stop(restartCode), onBug }),
  onScreenMessage: (message) => screens.deliver(message),
  onGone: () => screens.dropAll(),
  onCrashLoop: (deaths) => say(`the station ended ${deaths} times within a minute; waiting longer now`),
});
const screens = new Screens(server, guard, (message) => station.send(message));

station.start();
kiosk.start();
say(`the screen is at ${guard.origin}`);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0));

async function stop(code: number): Promise<void> {
  await kiosk.ent.closeAll();
  station.stop();
  await kiosk.stop();
  process.exit(code);
}

function readSettings(): Settings {
  const file = process.env[settingsVariable];
  if (file === undefined) return leave(`set ${settingsVariable} to the path of the settings file`);
  const read = parseSettings(readFileSync(file, 'utf8'), file);
  return read.ok ? read.value : leave(read.error);
}

function leave(why: string): never {
  say(why);
  process.exit(2);
}

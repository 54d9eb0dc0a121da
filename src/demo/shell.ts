import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { settingsVariable, type SettingsFile } from '../shared/contract/settings.ts';
import type { Place } from './place.ts';
import { descendantsOf, processesMarked, signal, type RunningProcess } from './processes.ts';
import { waitUntil } from './tour/wait.ts';

export type ShellName = 'electron' | 'chromium';

/** A kiosk's shell that runs: `scripts/start.mjs` and all that it started. */
export interface RunningShell {
  /** Resolves with the exit code when the shell ends, by itself or not. */
  readonly ended: Promise<number | null>;
  /** What the shell and its station have written so far. */
  log(): string;
  /** The station's process now; undefined between two of them. */
  station(): RunningProcess | undefined;
  /** Ends the shell, politely and then not; resolves when none of its processes is left. */
  stop(): Promise<void>;
}

export interface ShellStart {
  readonly shell: ShellName | undefined;
  readonly settings: SettingsFile;
  /** What the shell and its station inherit. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

const POLITE_MS = 6_000;
const END_MS = 5_000;

/** Writes the settings into the place and starts a shell on them, with its output in `shell.log` there. */
export function startShell({ shell, settings, environment }: ShellStart, place: Place): RunningShell {
  const file = place.file('settings.json');
  const logFile = place.file('shell.log');
  writeFileSync(file, JSON.stringify(settings, null, 2), { mode: 0o600 });
  const log = openSync(logFile, 'a');
  const child = spawn(
    process.execPath,
    [resolve('scripts/start.mjs'), ...(shell === undefined ? [] : [`--shell=${shell}`])],
    // A group of its own: Ctrl-C is ours to pass on, once everything else is in order.
    {
      detached: true,
      stdio: ['ignore', log, log],
      env: { ...environment, ...homes(place), [settingsVariable]: file },
    },
  );
  closeSync(log);
  const { pid } = child;
  if (pid === undefined) throw new Error('scripts/start.mjs did not start');
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  // Chromium leads a group of its own, so the path of the settings is the mark that all of them carry.
  const left = () => processesMarked(place.path);
  const kill = () => left().forEach((one) => signal(one.pid, 'SIGKILL'));
  process.once('exit', kill);
  return {
    ended,
    log: () => readFileSync(logFile, 'utf8'),
    station: () => descendantsOf(pid).find(isStation),
    async stop() {
      signal(pid, 'SIGTERM');
      await Promise.race([ended, pause(POLITE_MS, null, { ref: false })]);
      kill();
      await waitUntil('the end of every process of the shell', END_MS, () => {
        kill();
        return left().length === 0;
      });
      process.off('exit', kill);
    },
  };
}

/** What a browser would leave in the person's home or in /tmp lies in the place, and goes with it. */
function homes(place: Place): Record<string, string> {
  const made = {
    TMPDIR: place.file('tmp'),
    XDG_CONFIG_HOME: place.file('config'),
    XDG_CACHE_HOME: place.file('cache'),
  };
  for (const folder of Object.values(made)) mkdirSync(folder, { recursive: true });
  return made;
}

/** The browser shell forks the station's file; Electron runs it in a utility process of Node. */
function isStation({ command }: RunningProcess): boolean {
  return (
    /main\/station\.[cm]?js/.test(command) || command.includes('--utility-sub-type=node.mojom.NodeService')
  );
}

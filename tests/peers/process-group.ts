// A peer is a real server with workers of its own: it is started, watched and ended as one process group.
import { spawn } from 'node:child_process';
import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { closeSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** A started group; `ended` becomes true when its leader is gone. */
export interface ProcessGroup {
  readonly pid: number;
  readonly ended: boolean;
  /** Kills every process of the group and waits until the kernel has none left. */
  stop(): Promise<void>;
}

const SOON_MS = 20;

/**
 * True while a process of the group runs. Those already dead but not yet collected by init do not count: in a
 * container nobody may ever collect them.
 */
function alive(group: number): boolean {
  return readdirSync('/proc').some((name) => /^\d+$/.test(name) && isRunningIn(group, `/proc/${name}/stat`));
}

function isRunningIn(group: number, statFile: string): boolean {
  let stat: string;
  try {
    stat = readFileSync(statFile, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ESRCH') return false; // it ended while we looked
    throw error;
  }
  // proc(5): pid (comm) state ppid pgrp; comm may hold anything, so count from its last parenthesis
  const [state, , leader] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return Number(leader) === group && state !== 'Z' && state !== 'X';
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Starts `command` in a process group of its own, its output appended to the file `log`. */
export function startGroup(
  command: string,
  words: readonly string[],
  log: string,
  options: SpawnOptions = {},
): ProcessGroup {
  const output = openSync(log, 'a');
  const child: ChildProcess = spawn(command, words, {
    ...options,
    detached: true,
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  const { pid } = child;
  let ended = pid === undefined;
  child.on('error', () => (ended = true));
  child.on('exit', () => (ended = true));
  child.unref();
  // A test run that is interrupted must not leave servers behind.
  const last = () => pid !== undefined && kill(pid, 'SIGKILL');
  process.on('exit', last);
  return {
    pid: pid ?? 0,
    get ended() {
      return ended;
    },
    async stop() {
      if (pid !== undefined) {
        kill(pid, 'SIGKILL');
        await until(() => !alive(pid), 5000, 'the end of the process group');
      }
      process.off('exit', last);
    },
  };
}

/**
 * Waits until `condition` holds, looking every few milliseconds.
 * @throws when it does not hold within `ms` milliseconds; `what` names it in the message
 */
export async function until(
  condition: () => boolean | Promise<boolean>,
  ms: number,
  what: string,
): Promise<void> {
  const end = performance.now() + ms;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`waited ${ms} ms in vain for ${what}`);
    await wait(SOON_MS);
  }
}

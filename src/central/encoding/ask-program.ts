import { spawn } from 'node:child_process';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import type { KeyTrouble } from './master-keys.ts';

/** Status by which a program says "not now" (sysexits.h: EX_TEMPFAIL). */
const notNow = 75;
/** Bytes: an answer is one short line. */
const longest = 4096;
/** Nothing of central's own environment, which may hold a database's password. */
const environment = { PATH: '/usr/local/bin:/usr/bin:/bin', LANG: 'C.UTF-8' };

/**
 * Runs a program without a shell, gives it one line and takes what it writes. What it says on its standard error is for its own log: it may
 * quote what it was asked. It and its children are ended after `timeout` milliseconds.
 */
export function askProgram(
  [program = '', ...words]: readonly string[],
  line: string,
  timeout: number,
): Promise<Result<Buffer, KeyTrouble>> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let length = 0;
    const child = spawn(program, words, {
      ...{ stdio: ['pipe', 'pipe', 'ignore'], shell: false, env: environment, detached: true },
      windowsHide: true,
    });
    const settle = (result: Result<Buffer, KeyTrouble>) => {
      clearTimeout(timer);
      child.stdout.removeAllListeners('data');
      for (const part of parts) part.fill(0);
      resolve(result);
    };
    const end = (trouble: KeyTrouble) => {
      killGroup(child.pid);
      child.stdout.destroy();
      settle(err(trouble));
    };
    const timer = setTimeout(() => end('no-answer'), timeout);
    child.on('error', () => settle(err('unknown')));
    // It may have ended without listening: its status says so.
    child.stdin.on('error', () => undefined);
    child.stdout.on('error', () => undefined);
    child.stdout.on('data', (part: Buffer) => {
      parts.push(part);
      length += part.length;
      if (length > longest) end('refused');
    });
    child.on('close', (status) => {
      if (status === 0) settle(ok(Buffer.concat(parts)));
      else settle(err(status === notNow ? 'no-answer' : 'refused'));
    });
    child.stdin.end(`${line}\n`);
  });
}

/** A program that waits for another one is ended with it. */
function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

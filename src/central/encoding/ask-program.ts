import { spawn, type ChildProcessByStdio } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import type { KeyTrouble } from './master-keys.ts';

/** Status by which a program says "not now" (sysexits.h: EX_TEMPFAIL). */
const notNow = 75;
/** Bytes: an answer is one short line. */
const longest = 4096;
/** Nothing of central's own environment, which may hold a database's password. */
const environment = { PATH: '/usr/local/bin:/usr/bin:/bin', LANG: 'C.UTF-8' };

/** What this machine lacks for a moment, and no fault of the program. */
const passing = new Set(['EAGAIN', 'EMFILE', 'ENFILE', 'ENOMEM']);

/** Why a program could not be started. */
export const spawnTrouble = ({ code = '' }: NodeJS.ErrnoException): KeyTrouble =>
  passing.has(code) ? 'no-answer' : 'unknown';

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
    let child: ChildProcessByStdio<Writable, Readable, null>;
    try {
      child = spawn(program, words, {
        ...{ stdio: ['pipe', 'pipe', 'ignore'], shell: false, env: environment, detached: true },
        windowsHide: true,
      });
    } catch (error) {
      return resolve(err(spawnTrouble(error as NodeJS.ErrnoException)));
    }
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
    child.on('error', (error) => settle(err(spawnTrouble(error))));
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

/** A program that waits for another one is ended with it. One that runs as somebody else (by sudo) ends when nobody listens any more: nothing else can. */
function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code !== 'ESRCH' && code !== 'EPERM') throw error;
  }
}

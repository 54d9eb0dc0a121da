import { readdirSync, readFileSync } from 'node:fs';

/** One running process, as proc(5) tells. */
export interface RunningProcess {
  readonly pid: number;
  readonly parent: number;
  /** Its words, joined by spaces. */
  readonly command: string;
}

/** All processes of this machine that still run. Linux only; empty elsewhere. */
export function runningProcesses(): RunningProcess[] {
  return numbers('/proc').flatMap((pid) => {
    const stat = read(`/proc/${pid}/stat`);
    if (stat === undefined) return [];
    // pid (comm) state ppid …; comm may hold anything, so count from its last parenthesis
    const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (state === 'Z' || state === 'X') return [];
    const command = (read(`/proc/${pid}/cmdline`) ?? '').replaceAll('\0', ' ').trim();
    return [{ pid, parent: Number(parent), command }];
  });
}

/** The processes that descend from `pid`, itself not counted. */
export function descendantsOf(pid: number, all = runningProcesses()): RunningProcess[] {
  const children = all.filter(({ parent }) => parent === pid);
  return children.flatMap((child) => [child, ...descendantsOf(child.pid, all)]);
}

/** The processes that were started with `mark` in their words or their environment, wherever they hang now. */
export function processesMarked(mark: string): RunningProcess[] {
  return runningProcesses().filter(
    ({ pid, command }) =>
      pid !== process.pid && (command.includes(mark) || (read(`/proc/${pid}/environ`) ?? '').includes(mark)),
  );
}

/** Sends a signal; a process that is already gone is no error. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function numbers(folder: string): number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync(folder)
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
}

/** The text of a file under /proc; undefined when the process ended while we looked, or is somebody else's. */
function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

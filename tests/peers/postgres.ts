// A throw-away PostgreSQL for tests: initdb and pg_ctl in a temporary folder, reachable by a socket in it only.
import { execFile, execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A running cluster. `url` is for DATABASE_URL; it names an empty database of its own. */
export interface PostgresPeer {
  url: string;
  /** What the server has written so far. */
  log(): string;
  /** Stops the server as a power cut would, and starts it again on the same data. */
  crash(): Promise<void>;
  stop(): Promise<void>;
}

const run = promisify(execFile);
const VERSIONS = '/usr/lib/postgresql';
const DATABASE = 'trombine';

/** The folder of the newest installed server, undefined when there is none. */
function binaries(): string | undefined {
  if (!existsSync(VERSIONS)) return undefined;
  return readdirSync(VERSIONS)
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(VERSIONS, version, 'bin'))
    .find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'pg_ctl')));
}

/** The account that runs the server: PostgreSQL refuses to be root. Undefined: the account we have. */
function account(): { name: string; uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const wanted of ['postgres', 'nobody']) {
    const fields = lines.map((line) => line.split(':')).find(([name]) => name === wanted);
    if (fields) return { name: wanted, uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  throw new Error('neither postgres nor nobody is an account of this machine');
}

/** Why PostgreSQL cannot run on this machine, in a sentence; undefined when it can. */
export function available(): string | undefined {
  return binaries() ? undefined : `PostgreSQL is not installed (nothing under ${VERSIONS}/*/bin)`;
}

/** Makes a cluster and starts it, with fsync on as in earnest. */
export async function startPostgres(): Promise<PostgresPeer> {
  const programs = binaries();
  if (!programs) throw new Error(available());
  const owner = account();
  const folder = await mkdtemp(join(tmpdir(), 'trombine-pg-'));
  const data = join(folder, 'data');
  const logFile = join(folder, 'server.log');
  await mkdir(data, { mode: 0o700 });
  if (owner) execFileSync('chown', ['-R', `${owner.uid}:${owner.gid}`, folder]);

  const environment = { PATH: programs, LC_ALL: 'C.UTF-8', TZ: 'UTC' };
  const identity = owner ? { uid: owner.uid, gid: owner.gid } : {};
  const program = (name: string, ...words: string[]) =>
    run(join(programs, name), words, { cwd: folder, env: environment, ...identity });
  // No TCP: the socket lies in a folder that only its owner (and root) can enter, so no port can be taken.
  const settings = `-c listen_addresses= -c unix_socket_directories=${folder} -c fsync=on -c max_connections=40`;
  const start = () => program('pg_ctl', 'start', '-w', '-t', '60', '-D', data, '-l', logFile, '-o', settings);
  const halt = () => program('pg_ctl', 'stop', '-w', '-m', 'immediate', '-D', data);
  const last = () => {
    // Interrupted test run: no time for manners.
    const pid =
      existsSync(join(data, 'postmaster.pid')) && readFileSync(join(data, 'postmaster.pid'), 'utf8');
    if (pid) process.kill(Number(pid.split('\n')[0]), 'SIGQUIT');
  };

  const log = () => (existsSync(logFile) ? readFileSync(logFile, 'utf8') : '');
  try {
    // --no-sync spares seconds and concerns only the empty cluster, never what the tests write.
    await program(
      'initdb',
      '-D',
      data,
      '-U',
      'trombine',
      '-A',
      'trust',
      '-E',
      'UTF8',
      '--locale=C.UTF-8',
      '--no-sync',
    );
    await start();
    process.on('exit', last);
    await program('createdb', '-h', folder, '-U', 'trombine', DATABASE);
  } catch (error) {
    const written = log();
    await halt().catch(() => undefined); // it may never have started: the first error is the one to tell
    await rm(folder, { recursive: true, force: true });
    throw new Error(`PostgreSQL did not start: ${written}`, { cause: error });
  }

  return {
    url: `postgresql://trombine@/${DATABASE}?host=${encodeURIComponent(folder)}`,
    log,
    async crash() {
      await halt();
      await start();
    },
    async stop() {
      await halt();
      process.off('exit', last);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

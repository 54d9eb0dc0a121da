// A real CAS server for tests: the CAS issuer of LemonLDAP::NG under starman, on 127.0.0.1, without any web server.
import { execFileSync, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { writeSite } from './llng/files.ts';
import { DEFAULT_PEOPLE } from './llng/people.ts';
import type { LlngPerson } from './llng/people.ts';
import { startGroup, until } from './process-group.ts';
import type { ProcessGroup } from './process-group.ts';

export { INJECTED_NAME } from './llng/people.ts';
export type { LlngPerson } from './llng/people.ts';

/** A running server. `url` is the CAS base, without a slash at its end: `http://127.0.0.1:PORT/cas`. */
export interface Llng {
  url: string;
  people: readonly LlngPerson[];
  /** Everything the server has written so far. */
  log(): string;
  stop(): Promise<void>;
}

/** Options of {@link startLlng}: the services it serves, as URL prefixes, and its people. */
export interface LlngOptions {
  services: readonly string[];
  people?: readonly LlngPerson[];
}

const PERL_MODULES = ['Lemonldap::NG::Portal::Main', 'Plack', 'IO::String', 'XML::Simple', 'JSON::XS'];
const READY_MS = 30_000;
const ATTEMPTS = 5;

/** Why the server cannot run on this machine, in a sentence; undefined when it can. */
export function available(): string | undefined {
  const check = spawnSync('perl', [...PERL_MODULES.map((name) => `-M${name}`), '-e', '1'], {
    encoding: 'utf8',
  });
  if (check.error) return 'perl is not installed';
  if (check.status !== 0)
    return `LemonLDAP::NG is not installed (${check.stderr.split('\n')[0]?.slice(0, 120)})`;
  if (spawnSync('starman', ['--version']).error) return 'starman is not installed';
  return undefined;
}

/** Starts a server with a state of its own in a temporary folder, and waits until /cas/login answers. */
export async function startLlng({ services, people = DEFAULT_PEOPLE }: LlngOptions): Promise<Llng> {
  for (let attempt = 1; ; attempt++) {
    const folder = await mkdtemp(join(tmpdir(), 'trombine-llng-'));
    const port = await freePort();
    const marker = randomUUID();
    await writeSite({ folder, port, services, people, marker });
    const group = startStarman(folder, port);
    const log = () => readFileSync(join(folder, 'starman.log'), 'utf8');
    const stop = async () => {
      await group.stop();
      await rm(folder, { recursive: true, force: true });
    };
    try {
      await until(() => group.ended || answers(port, marker), READY_MS, 'the CAS server');
      if (!group.ended) return { url: `http://127.0.0.1:${port}/cas`, people, log, stop };
      throw new Error('the CAS server ended at once');
    } catch (error) {
      const written = log();
      await stop();
      // Somebody else may have taken the port between the choice and the start.
      if (attempt === ATTEMPTS || !written.includes('in use')) throw new Error(written, { cause: error });
    }
  }
}

function startStarman(folder: string, port: number): ProcessGroup {
  const root = process.getuid?.() === 0;
  if (root) execFileSync('chown', ['-R', 'www-data:', folder]);
  const words = ['--listen', `127.0.0.1:${port}`, '--workers', '2', join(folder, 'app.psgi')];
  return startGroup(
    'starman',
    root ? ['--user', 'www-data', '--group', 'www-data', ...words] : words,
    join(folder, 'starman.log'),
    {
      cwd: '/',
      env: {
        PATH: process.env.PATH,
        LANG: 'C.UTF-8',
        LLNG_DEFAULTCONFFILE: join(folder, 'lemonldap-ng.ini'),
      },
    },
  );
}

/** True when it is our server that answers on the port, and its login page is there. */
async function answers(port: number, marker: string): Promise<boolean> {
  const base = `http://127.0.0.1:${port}`;
  try {
    const who = await fetch(`${base}/marker`, { signal: AbortSignal.timeout(2000) });
    if ((await who.text()) !== marker) return false;
    const login = await fetch(`${base}/cas/login`, { signal: AbortSignal.timeout(5000) });
    await login.arrayBuffer();
    return login.status === 200;
  } catch (error) {
    if (error instanceof TypeError || error instanceof DOMException) return false; // not listening yet, or slow
    throw error;
  }
}

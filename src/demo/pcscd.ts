import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const VPCD_LIBRARY = '/usr/lib/pcsc/drivers/serial/libifdvpcd.so';
const PCSCD = '/usr/sbin/pcscd';

/**
 * pcscd knows one socket only, unless it is started the way systemd does: with a listening socket as descriptor 3.
 * Perl is essential on Debian, and unlike a socket of Node this one dies with the daemon, so that a killed daemon
 * refuses connections as a real one does. `$^F` keeps the descriptors open across exec.
 */
const START_ON_SOCKET = `
  $^F = 255; use Socket; use POSIX ();
  my ($path, @command) = @ARGV; unlink $path;
  socket(my $socket, PF_UNIX, SOCK_STREAM, 0) or die $!;
  bind($socket, sockaddr_un($path)) or die $!; listen($socket, 64) or die $!;
  POSIX::dup2(fileno($socket), 3);
  $ENV{LISTEN_PID} = $$; $ENV{LISTEN_FDS} = 1; exec @command;`;

/** Why no private pcscd with a virtual reader can run here, or nothing when it can. */
export function pcscdMissing(): string | undefined {
  if (!existsSync(PCSCD)) return 'pcscd is not installed (apt install pcscd)';
  if (!existsSync(VPCD_LIBRARY)) return 'the virtual reader is not installed (apt install vsmartcard-vpcd)';
  if (process.getuid?.() !== 0) return 'pcscd runs as root only';
  return undefined;
}

/** A pcscd of one's own: own socket, own two virtual slots, no global state but its pid file. */
export interface PrivatePcscd {
  /** Clients choose it by the environment variable PCSCLITE_CSOCK_NAME, set before their first PC/SC call. */
  readonly socket: string;
  /** TCP ports of the two slots of the virtual reader. */
  readonly ports: readonly [number, number];
  /** Starts the daemon, with the virtual reader or with none; resolves when it is ready. */
  start(readers: 'virtual-reader' | 'no-reader'): Promise<void>;
  /** Ends the daemon, by SIGKILL if asked, and waits for its end. Harmless when it does not run. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
  /** Stops and removes everything. */
  close(): Promise<void>;
}

/** Prepares a private pcscd; it runs after `start`. */
export async function createPrivatePcscd(): Promise<PrivatePcscd> {
  const directory = mkdtempSync(join(tmpdir(), 'pcscd-'));
  const socket = join(directory, 'pcscd.comm');
  const configuration = join(directory, 'reader.conf');
  const port = await twoFreePorts();
  let daemon: ChildProcess | undefined;
  // An interrupted run must leave neither a daemon nor a socket behind.
  const last = (): void => {
    daemon?.kill('SIGKILL');
    rmSync(directory, { recursive: true, force: true });
  };
  process.once('exit', last);

  async function start(readers: 'virtual-reader' | 'no-reader'): Promise<void> {
    await stop();
    writeFileSync(configuration, readers === 'no-reader' ? '# none\n' : virtualReader(port));
    const command = [PCSCD, '--foreground', '--info', '--config', configuration];
    daemon = spawn('perl', ['-e', START_ON_SOCKET, socket, ...command], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await ready(daemon);
  }

  async function stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    const running = daemon;
    daemon = undefined;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const ended = once(running, 'exit');
    running.kill(signal);
    await ended;
  }

  return {
    socket,
    ports: [port, port + 1],
    start,
    stop,
    close: async () => {
      await stop();
      process.off('exit', last);
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** reader.conf(5) of the virtual reader. vpcd takes the port, and the next one for its second slot. */
function virtualReader(port: number): string {
  return [
    'FRIENDLYNAME "Virtual PCD"',
    `DEVICENAME /dev/null:0x${port.toString(16).toUpperCase()}`,
    `LIBPATH ${VPCD_LIBRARY}`,
    `CHANNELID 0x${port.toString(16).toUpperCase()}`,
    '',
  ].join('\n');
}

/** Waits for the line that says that the readers are up; keeps reading, or the daemon would block on a full pipe. */
async function ready(daemon: ChildProcess): Promise<void> {
  if (!daemon.stdout) throw new Error('pcscd was started without a pipe');
  const lines = createInterface({ input: daemon.stdout });
  const heard: string[] = [];
  await new Promise<void>((resolve, reject) => {
    lines.on('line', (line) => {
      if (heard.length < 200) heard.push(line);
      if (line.includes('daemon ready')) resolve();
      if (line.includes('Could not initialize')) reject(new Error(`pcscd: ${line}`));
    });
    daemon.once('error', reject);
    daemon.once('exit', () => reject(new Error(`pcscd ended at once:\n${heard.join('\n')}`)));
  });
}

async function twoFreePorts(): Promise<number> {
  for (;;) {
    const first = await listen(0);
    const { port } = first.address() as net.AddressInfo;
    const second = port < 65_535 ? await listen(port + 1).catch(() => undefined) : undefined;
    for (const server of [first, second]) if (server) await new Promise((done) => server.close(done));
    if (second) return port;
  }
}

async function listen(port: number): Promise<net.Server> {
  const server = net.createServer().listen(port, '0.0.0.0');
  await once(server, 'listening');
  return server;
}

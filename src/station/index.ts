// The station: decides everything, shows nothing. Started by a shell; this file says what is wired to what.
import '../shared/lean-zod.ts';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { default as Pino } from 'pino';
import { parseSettings, settingsVariable, type Settings } from '../shared/contract/settings.ts';
import { shellContract } from '../shared/contract/shell.ts';
import { Wire } from '../shared/wire/wire.ts';
import { createMemoryTerminal, type MemoryTerminal } from './card/memory-terminal.ts';
import { createPcscTerminal } from './card/pcsc/pcsc-terminal.ts';
import type { CardTerminal } from './card/terminal.ts';
import { centralAddress } from './central/address.ts';
import { connectHttp } from './central/http-central.ts';
import { DockNetwork } from './central/network-switch.ts';
import { steadyClock } from './clock.ts';
import { loadImageRightsTexts } from './consent/texts.ts';
import { httpControl } from './dock/control.ts';
import { serveDock } from './dock/serve-dock.ts';
import { openEngine } from './engine.ts';
import { orderKeeper } from './health/order.ts';
import { credentialKeyWrap } from './keys/credential-key-wrap.ts';
import { insecureKeyWrap } from './keys/insecure-key-wrap.ts';
import type { KeyWrap } from './keys/key-wrap.ts';
import { shellKeyWrap } from './keys/shell-key-wrap.ts';
import { lateLog } from './late-log.ts';
import { WorkerIntake } from './photo/worker-intake.ts';
import { findAbove } from './resources.ts';
import { connectShell } from './shell-link.ts';
import { createHidScanner } from './scanner/hid-scanner.ts';
import { createMemoryScanner, noScanner, type MemoryScanner } from './scanner/memory-scanner.ts';
import type { CodeScanner } from './scanner/port.ts';
import { shellEnt } from './sign-in/shell-ent.ts';
import { HandStick } from './upload/stick/finder.ts';
import { MountedSticks } from './upload/stick/mounts.ts';
import { freshIds } from './visit/fresh.ts';
import { openFlag } from './visit/open-flag.ts';
import { rulesOf } from './visit/rules.ts';
import { Runner } from './visit/runner.ts';
import { serveScreen } from './visit/serve-screen.ts';

/** The first screen needs the machine for itself: what it does not show waits so long. */
const screenFirst = pause(400);

const log = lateLog(screenFirst, (timestamp) => {
  const pino = createRequire(import.meta.url)('pino') as typeof Pino;
  return pino(
    { name: 'station', base: { pid: process.pid }, timestamp },
    pino.destination({ dest: 2, sync: true }),
  );
});
const onBug = (bug: unknown): void =>
  log.error({ bug: bug instanceof Error ? bug.stack : String(bug) }, 'bug');
const die = (bug: unknown): never => {
  onBug(bug);
  return process.exit(1); // the shell starts a new station; what was saved is on the disk
};
process.on('uncaughtException', die);
process.on('unhandledRejection', die);

const settings = readSettings();
const link = connectShell(process) ?? leave('no shell started this station');
const shellWire = new Wire(link.shell);
shellWire.onClose(() => process.exit(0));
const shell = shellWire.connect('shell', shellContract);

const address = centralAddress(settings.central.url);
const network = new DockNetwork();
const memory = settings.reader === 'memory' ? createMemoryTerminal() : null;
const memoryScanner = settings.scanner === 'memory' ? createMemoryScanner() : null;
const resources = findAbove(import.meta.dirname, 'resources') ?? leave('the folder "resources" is missing');
const texts = loadImageRightsTexts(join(resources, 'image-rights'));
const keyWrap = keyWrapOf(settings);
const { dock } = settings;
const handStick = dock?.stick === undefined ? null : new HandStick();

const runner = new Runner(
  {
    clock: steadyClock(),
    terminal: terminalOf(memory),
    scanner: scannerOf(memoryScanner),
    ent: shellEnt(shell),
    putInOrder: orderKeeper(() =>
      openEngine({
        profile: settings.profile,
        connect: connectHttp({
          address,
          caFile: settings.central.caFile ?? null,
          network,
          begin: screenFirst,
        }),
        keyWrap,
        newcomer: { name: settings.stationName, code: settings.enrolmentCode ?? null },
        log,
      }),
    ),
    photos: new WorkerIntake(photoWorker(), log),
    sticks: handStick ?? new MountedSticks({ folders: settings.uploads.stickFolders }),
    texts: texts.ok ? texts.value : leave(texts.error),
    flag: openFlag(settings.profile),
    fresh: freshIds,
    log,
  },
  rulesOf(settings),
);

const control = dock === undefined ? null : httpControl(dock);
link.onScreen((channel) => {
  const wire = new Wire(channel);
  serveScreen(wire, runner, onBug);
  if (control !== null)
    serveDock(
      wire,
      {
        control,
        terminal: memory,
        scanner: memoryScanner,
        network,
        stick: stickOfDock(),
        kill: () => process.kill(process.pid, 'SIGKILL'),
      },
      onBug,
    );
});
runner.start();
log.info({ reader: settings.reader, keyWrap: keyWrap.name, dock: dock !== undefined }, 'station started');

/** The folder that the dock may plug in as a stick. */
function stickOfDock() {
  return handStick === null || dock?.stick === undefined ? null : { hand: handStick, folder: dock.stick };
}

function terminalOf(fake: MemoryTerminal | null): CardTerminal {
  if (fake !== null) return fake;
  return createPcscTerminal({
    begin: screenFirst,
    onFault: ({ status, cause }) =>
      log.warn({ status, cause: cause instanceof Error ? cause.message : String(cause) }, 'reader'),
  });
}

function scannerOf(fake: MemoryScanner | null): CodeScanner {
  if (fake !== null) return fake;
  if (settings.scanner === 'none') return noScanner();
  return createHidScanner({
    begin: screenFirst,
    layout: settings.scannerLayout,
    onFault: ({ what, device, cause }) =>
      log.warn({ what, device, cause: cause instanceof Error ? cause.message : String(cause) }, 'scanner'),
  });
}

function keyWrapOf({ keyWrap, profile }: Settings): KeyWrap {
  switch (keyWrap) {
    case 'shell':
      return shellKeyWrap(shell);
    case 'systemd':
      return credentialKeyWrap(
        join(
          process.env['CREDENTIALS_DIRECTORY'] ?? leave('systemd gave no credentials'),
          'trombine-station',
        ),
      );
    case 'insecure-file':
      return insecureKeyWrap(join(profile, 'insecure-wrap-key'), log);
  }
}

function readSettings(): Settings {
  const file =
    process.env[settingsVariable] ?? leave(`set ${settingsVariable} to the path of the settings file`);
  const read = parseSettings(readFileSync(file, 'utf8'), file);
  return read.ok ? read.value : leave(read.error);
}

/** The photo worker lies beside this file when built; a station run from its sources takes the source. */
function photoWorker(): URL {
  const built = join(import.meta.dirname, 'photo-worker.js');
  const file = existsSync(built) ? built : findAbove(import.meta.dirname, 'src/station/photo/worker.ts');
  return pathToFileURL(file ?? leave('photo-worker.js is missing beside the station'));
}

/** Says what the installer must correct, and ends. */
function leave(why: string): never {
  log.fatal(why);
  return process.exit(2);
}

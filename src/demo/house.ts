import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { startCentral, type Central } from '../central/central.ts';
import type { EntSettings, Limits } from '../central/context.ts';
import type { EncodingSettings } from '../central/encoding/encoding.ts';
import { initKeys } from '../central/keys/files.ts';
import type { MailSettings } from '../central/mail/settings.ts';
import type { SettingsFile } from '../shared/contract/settings.ts';
import type { Language } from '../shared/domain/language.ts';
import { loadImageRightsTexts } from '../station/consent/texts.ts';
import { dockHand } from './control/moves.ts';
import { officeAt } from './control/office.ts';
import { startControlServer } from './control/server.ts';
import { badgeOf, oddCards } from './drawer.ts';
import { demoEncoding } from './encoding.ts';
import { openNetworkGate, type NetworkGate } from './network-gate.ts';
import type { DemoResident } from './people.ts';
import type { Place } from './place.ts';
import { processesMarked, signal } from './processes.ts';
import type { DemoReader } from './reader.ts';
import { good } from './seed/clerk.ts';
import { seed } from './seed/seed.ts';
import { demoStick } from './stick.ts';
import { startShell, type RunningShell, type ShellName } from './shell.ts';
import { joinShell, type Surfaces } from './tour/surfaces.ts';

/** An ENT that runs: its CAS URL, its pages, its end. */
export interface Ent {
  readonly url: string;
  readonly pages: EntSettings['pages'];
  stop(): Promise<void>;
}

/** What a house is made of. Times are in milliseconds. */
export interface HouseOptions {
  readonly place: Place;
  readonly shell: ShellName | undefined;
  /** Starts the ENT for services under these URL prefixes. */
  readonly ent: (services: readonly string[]) => Promise<Ent>;
  readonly reader: DemoReader;
  readonly residents: readonly DemoResident[];
  /** A `postgres://` address; a SQLite file in the place when left out. */
  readonly database?: string;
  readonly limits?: Partial<Limits>;
  /** How central tells people of their photos; not at all when left out. */
  readonly mail?: MailSettings;
  /** What becomes of a badge once it is encoded; it waits for its holder's tap when left out. */
  readonly afterwards?: EncodingSettings['afterwards'];
  readonly language?: Language;
  readonly settings?: Partial<Pick<SettingsFile, 'idle' | 'entTimeout' | 'entCap'>>;
  readonly screen: NonNullable<SettingsFile['shell']>;
  /** What the shell inherits, beside what the reader adds. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** A whole kiosk with all that it needs, on free ports. */
export interface House {
  readonly central: Central;
  /** CAS URL of the ENT. */
  readonly ent: Ent;
  readonly gate: NetworkGate;
  readonly reader: DemoReader;
  /** The shell that runs now, and its screen. */
  readonly shell: RunningShell;
  readonly surfaces: Surfaces;
  /** Ends the shell and starts it again on the same profile, as a reboot would. */
  restartShell(): Promise<void>;
  /** The station's folder. */
  readonly profile: string;
  /** File of the master keys that central encodes with. */
  readonly encodingKeys: string;
  /** What stands behind the dev dock. */
  readonly dock: ReturnType<typeof dockHand>;
  /** Ends everything, in order; nothing of it is left. */
  stop(): Promise<void>;
}

/** Central as its own users know it; never asked for, because the kiosk catches the service URL. */
const publicUrl = 'https://badges.univ.test';
const resources = fileURLToPath(new URL('../../resources', import.meta.url));

/** Starts ENT, central, seed, reader and shell, and joins the screen. What was started before a failure is stopped. */
export async function startHouse(options: HouseOptions): Promise<House> {
  const { place, reader, residents } = options;
  const ends: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  const kept = <T>(part: T, end: (part: T) => Promise<unknown>): T => {
    ends.push(() => end(part));
    return part;
  };
  try {
    const ent = kept(await options.ent([`${publicUrl}/`]), (one) => one.stop());
    const encodingKeys = place.file('encoding-keys.json');
    await initKeys(place.file('central-keys'), place.file('recovery.json'));
    const central = kept(
      await startCentral({
        listen: { host: '127.0.0.1', port: 0 },
        publicUrl,
        phoneUrl: null, // a second window on this machine stands for the phone
        university: 'Université de Démonstration',
        database: options.database ?? place.file('central.sqlite'),
        keys: place.file('central-keys'),
        ent: { prefixUrl: ent.url, pages: ent.pages, hosts: [] },
        resources,
        ...(options.limits === undefined ? {} : { limits: options.limits }),
        ...(options.mail === undefined ? {} : { mail: options.mail }),
        encoding: await demoEncoding(encodingKeys, options.afterwards),
        log: { level: 'silent' },
      }),
      (one) => one.close(),
    );
    const { texts } = good('the texts', loadImageRightsTexts(`${resources}/image-rights`));
    const at = { central: central.url, cas: ent.url, profile: place.file('seed') };
    await seed({ ...at, admin: central.admin, residents, texts: texts.fr });
    const gate = kept(await openNetworkGate(central.url), (one) => one.close());

    const office = officeAt(central.admin, reader.drawer);
    residents.flatMap(badgeOf).forEach((item) => reader.drawer.add(item));
    const piled = residents.filter(({ has }) => has.badge?.state === 'printed').length;
    office.addBlanks(piled);
    if (piled > 0) oddCards().forEach((item) => reader.drawer.add(item));
    const dock = dockHand({
      reader,
      gate,
      office,
      killStation: async () => ({ ok: false, error: 'visit.act-not-allowed' }), // the station ends itself
      props: async () => ({
        people: residents
          .filter(({ about }) => about !== '')
          .map(({ login, password, about }) => ({ login, password, about })),
        cards: office.cards(),
        codes: await office.codes(),
        reader: reader.kind,
      }),
    });
    const token = randomBytes(24).toString('base64url');
    const control = kept(await startControlServer(dock, token), (one) => one.close());

    const { code } = await central.admin.issueEnrolmentCode('Accueil du campus', true);
    const profile = place.file('profile');
    mkdirSync(profile, { recursive: true, mode: 0o700 });
    const debuggingPort = await freePort();
    const settings: SettingsFile = {
      profile,
      central: { url: gate.url },
      enrolmentCode: code,
      stationName: 'Accueil du campus',
      reader: reader.kind === 'virtual' ? 'pcsc' : 'memory',
      scanner: 'memory',
      keyWrap: 'insecure-file',
      language: options.language ?? 'fr',
      dock: { url: control.url, token, stick: await demoStick(place.file('stick')) },
      ...options.settings,
      shell: { ...options.screen, debuggingPort },
    };
    let running: { shell: RunningShell; surfaces: Surfaces | undefined } | undefined;
    const show = async () => {
      const shell = startShell(
        { shell: options.shell, settings, environment: { ...options.environment, ...reader.environment } },
        place,
      );
      running = { shell, surfaces: undefined };
      running.surfaces = await joinOrExplain(debuggingPort, shell);
    };
    const hide = async () => {
      await running?.surfaces?.leave();
      await running?.shell.stop();
    };
    ends.push(hide);
    await show();
    const now = () => {
      if (running?.surfaces === undefined) throw new Error('no shell runs');
      return { shell: running.shell, surfaces: running.surfaces };
    };
    return {
      ...{ central, ent, gate, reader, profile, encodingKeys, dock, stop },
      get shell() {
        return now().shell;
      },
      get surfaces() {
        return now().surfaces;
      },
      async restartShell() {
        await hide();
        await show();
      },
    };
  } catch (error) {
    await stop();
    processesMarked(place.path).forEach(({ pid }) => signal(pid, 'SIGKILL'));
    throw error;
  }
}

/** A shell that ends instead of showing a screen says why in its log. */
async function joinOrExplain(port: number, shell: RunningShell): Promise<Surfaces> {
  const early = shell.ended.then((code) => {
    throw new Error(`the shell ended with ${code}:\n${shell.log().slice(-4000)}`);
  });
  try {
    return await Promise.race([joinShell(port), early]);
  } catch (error) {
    throw new Error(`no screen:\n${shell.log().slice(-4000)}`, { cause: error });
  }
}

/** A port that was free a moment ago: the browser takes no port 0 that we could learn in both shells. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done, fail) => server.once('error', fail).listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((done) => server.close(() => done()));
  return port;
}

import { afterAll, beforeAll } from 'vitest';
import type { Limits } from '../../src/central/context.ts';
import type { MailSettings } from '../../src/central/mail/settings.ts';
import { startDemoCas } from '../../src/demo/cas/server.ts';
import { startHouse as startParts, type Ent, type House } from '../../src/demo/house.ts';
import { residents as everybody, type DemoResident } from '../../src/demo/people.ts';
import { temporaryPlace } from '../../src/demo/place.ts';
import { memoryReader, startVirtualReader } from '../../src/demo/reader.ts';
import { sizes } from '../../src/demo/screen-settings.ts';
import { asCasPeople } from '../../src/demo/seed/seed.ts';
import type { ShellName } from '../../src/demo/shell.ts';
import type { SettingsFile } from '../../src/shared/contract/settings.ts';
import type { Language } from '../../src/shared/domain/language.ts';
import { personClip } from '../peers/person-clips.ts';
import { startLlng, type LlngPerson } from '../peers/llng.ts';
import { ensureBuilt } from './built.ts';
import { chromiumPath } from './needs.ts';

/** What a test chooses of its house; times in milliseconds. */
export interface HouseChoice {
  readonly shell: ShellName;
  readonly cas: 'llng' | 'demo';
  readonly reader: 'virtual' | 'memory';
  readonly residents?: readonly DemoResident[];
  /** Known to the ENT and not to central. */
  readonly strangers?: readonly DemoResident[];
  /** A `postgres://` address; embedded SQLite when left out. */
  readonly database?: string;
  readonly language?: Language;
  readonly orientation?: 'portrait' | 'landscape';
  readonly settings?: Partial<Pick<SettingsFile, 'idle' | 'entTimeout' | 'entCap'>>;
  readonly limits?: Partial<Limits>;
  readonly mail?: MailSettings;
  /** The clip in front of the camera; somebody who stands well when left out. */
  readonly camera?: string;
  /** More words for Chromium. */
  readonly chromiumArguments?: readonly string[];
}

/** The longest that anything on the screen may take, in milliseconds. */
export const patience = 60_000;

/** Starts a house of real parts on free ports in a temporary folder; its `stop` leaves nothing. */
export async function startHouse(choice: HouseChoice): Promise<House> {
  ensureBuilt();
  const residents = choice.residents ?? everybody;
  const atEnt = [...residents, ...(choice.strangers ?? [])];
  const place = temporaryPlace('trombine-test-');
  const reader = choice.reader === 'virtual' ? await startVirtualReader() : memoryReader();
  const clear = async (): Promise<void> => {
    await reader.close();
    place.remove();
  };
  try {
    const house = await startParts({
      place,
      reader,
      residents,
      shell: choice.shell,
      ent: (services) => (choice.cas === 'llng' ? llng(services, atEnt) : demoCas(services, atEnt)),
      language: choice.language ?? 'fr',
      ...(choice.database === undefined ? {} : { database: choice.database }),
      settings: choice.settings ?? {},
      environment: process.env,
      ...(choice.mail === undefined ? {} : { mail: choice.mail }),
      limits: { signInsPerMinute: 10_000, ...choice.limits },
      screen: {
        kiosk: false,
        size: sizes[choice.orientation ?? 'portrait'],
        headless: choice.shell === 'chromium',
        chromium: chromiumPath,
        cameraClip: choice.camera ?? (await personClip('good')),
        chromiumArguments: ['--no-sandbox', '--disable-gpu', ...(choice.chromiumArguments ?? [])],
      },
    });
    house.surfaces.setPatience(patience);
    const stopParts = house.stop.bind(house);
    return Object.defineProperty(house, 'stop', { value: () => stopParts().finally(clear) });
  } catch (error) {
    await clear();
    throw error;
  }
}

/** One house for all the tests of a suite; it is there inside the tests only. */
export function houseFor(choice: () => HouseChoice | Promise<HouseChoice>): () => House {
  let house: House | undefined;
  beforeAll(async () => {
    house = await startHouse(await choice());
  });
  afterAll(async () => {
    await house?.stop();
  });
  return () => {
    if (house === undefined) throw new Error('the house is not there: ask for it inside a test');
    return house;
  };
}

/** LemonLDAP::NG with the residents; in its Demo mode the password is the login. */
async function llng(services: readonly string[], residents: readonly DemoResident[]): Promise<Ent> {
  const people = residents.map(({ login, firstName, lastName, kind }): LlngPerson => ({
    uid: login,
    cn: `${firstName} ${lastName}`,
    sn: lastName,
    givenName: firstName,
    mail: `${login}@univ.test`,
    eduPersonPrimaryAffiliation: kind,
  }));
  const server = await startLlng({ services, people });
  const page = new URL('/', server.url).href;
  return {
    url: server.url,
    stop: () => server.stop(),
    pages: { password: page, firstLogin: null, security: page },
  };
}

async function demoCas(services: readonly string[], residents: readonly DemoResident[]): Promise<Ent> {
  const cas = await startDemoCas({ people: asCasPeople(residents), services });
  const { change, activation, rules } = cas.pages;
  return {
    url: cas.url,
    stop: () => cas.stop(),
    pages: { password: change, firstLogin: activation, security: rules },
  };
}

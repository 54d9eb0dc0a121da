import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compactVerify, importJWK } from 'jose';
import sharp from 'sharp';
import { Receipt, receiptType } from '../../shared/contract/receipt.ts';
import { Problem, type OpenedVisit } from '../../shared/contract/central.ts';
import {
  optionalPurposes,
  purposes,
  type ConsentText,
  type Decision,
  type OptionalPurpose,
} from '../../shared/domain/consent.ts';
import type { CardUid } from '../../shared/domain/card-uid.ts';
import type { BadgeId, PersonId, PhotoId } from '../../shared/domain/ids.ts';
import { directoryFormat, identityFormat } from '../../shared/domain/photo.ts';
import { startCentral, type Central, type CentralOptions } from '../central.ts';
import { sha256 } from '../hash.ts';
import { importKeys, makeKeys } from '../keys/keys.ts';
import { startScriptedCas, type ScriptedCas } from './scripted-cas.ts';
import { TestStation, type Answer, type Signed } from './test-station.ts';

/** A fresh database for each call: a file path or a `postgres://` address, and how to take it away. */
export type MakeDatabase = () => Promise<{ url: string; drop(): Promise<void> }>;

/** A central with an ENT, two people and an enrolled station, under a clock that tests move. */
export interface House {
  central: Central;
  readonly cas: ScriptedCas;
  readonly station: TestStation;
  readonly lea: PersonId;
  readonly marc: PersonId;
  readonly log: string[];
  /** Where its database is, for a test that looks into it or stands beside it. */
  readonly databaseUrl: string;
  /** Milliseconds since 1970; starts at the true time. */
  now: number;
  /** Stops central and starts it again on the same database. */
  restart(): Promise<void>;
  /** With `office`, operators may work there. */
  newStation(name?: string, office?: boolean): Promise<TestStation>;
  close(): Promise<void>;
}

export const makeSqlite: MakeDatabase = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'trombine-central-'));
  return { url: join(folder, 'central.sqlite'), drop: () => rm(folder, { recursive: true, force: true }) };
};

/** Text that a test publishes for one purpose. */
const textOf = (purpose: string, language: string) =>
  `${purpose} (${language})\n\nA summary.\n\nThe whole text.\n`;

/** The published text of one purpose. */
export const consentText = (purpose: OptionalPurpose): ConsentText => ({
  id: 'image-rights',
  version: '2026-1',
  language: 'fr',
  sha256: sha256(textOf(purpose, 'fr')),
});

export const decisions = (decision: Decision) =>
  optionalPurposes.map((purpose) => ({ purpose, decision, text: consentText(purpose) }));

export const uid = (hex: string) => hex as CardUid;

const plain = (format: { width: number; height: number }, background: string) =>
  sharp({ create: { ...format, channels: 3, background } })
    .jpeg()
    .toBuffer();

/** Two good pictures of one colour. */
export async function photos(background = '#88aacc') {
  return {
    'identity-photo': new Uint8Array(await plain(identityFormat, background)),
    'directory-photo': new Uint8Array(await plain(directoryFormat, background)),
  };
}

export async function openHouse(
  makeDatabase: MakeDatabase,
  options: Partial<CentralOptions> = {},
): Promise<House> {
  const folder = await mkdtemp(join(tmpdir(), 'trombine-house-'));
  for (const language of ['fr', 'en']) {
    await mkdir(join(folder, 'image-rights/2026-1', language), { recursive: true });
    for (const purpose of purposes) {
      await writeFile(
        join(folder, 'image-rights/2026-1', language, `${purpose}.txt`),
        textOf(purpose, language),
      );
    }
  }
  const database = await makeDatabase();
  const cas = await startScriptedCas();
  const log: string[] = [];
  const keys = await importKeys((await makeKeys()).file);
  const start = () =>
    startCentral({
      listen: { host: '127.0.0.1', port: 0 },
      publicUrl: 'https://central.example.fr',
      university: 'Université de test',
      database: database.url,
      keys,
      ent: {
        prefixUrl: cas.prefixUrl,
        pages: { password: 'https://ent.example.fr/mdp', firstLogin: null, security: null },
        hosts: ['ent.example.fr'],
      },
      resources: folder,
      clock: () => house.now,
      log: { level: 'info', destination: { write: (line: string) => void log.push(line) } },
      ...options,
      limits: { enrolmentsPerMinute: 1000, signInsPerMinute: 1000, ...options.limits },
    });
  const house = { now: Date.now(), cas, log, databaseUrl: database.url } as {
    -readonly [K in keyof House]: House[K];
  };
  house.central = await start();
  const { admin } = house.central;
  const person = (firstName: string, lastName: string, login: string, kind: 'student' | 'staff') =>
    admin.addPerson({
      kind,
      firstName,
      lastName,
      login,
      universityEmail: `${login}@example.fr`,
      contactEmail: null,
      studentNumber: kind === 'student' ? '22001234' : null,
      staffNumber: kind === 'staff' ? 'P0042' : null,
    });
  house.lea = await person('Léa', 'Lebœuf-N’Guyên', 'llebo', 'student');
  house.marc = await person('Marc', 'Durand', 'mduran', 'staff');
  house.newStation = async (name = 'Hall A', office = false) => {
    const station = await TestStation.make(house.central.url, () => house.now);
    const { code } = await house.central.admin.issueEnrolmentCode(name, office);
    const answer = await station.enrol(code);
    if (answer.status !== 201) throw new Error(`not enrolled: ${JSON.stringify(answer.body)}`);
    return station;
  };
  house.station = await house.newStation();
  house.restart = async () => {
    await house.central.close();
    house.central = await start();
    house.station.url = house.central.url;
  };
  house.close = async () => {
    await house.central.close();
    await cas.close();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  };
  return house;
}

/** The code of a refusal, and that it is a proper one. */
export function problemOf(answer: Answer): string {
  const read = Problem.parse(answer.body);
  if (read.status !== answer.status || answer.headers.get('content-type') !== 'application/problem+json') {
    throw new Error('not problem+json');
  }
  return `${answer.status} ${read.code}`;
}

/** The receipt of an answer, verified with the key of the configuration and against the command. */
async function receiptOf(station: TestStation, signed: Signed, answer: Answer): Promise<Receipt> {
  if (answer.status !== 200) throw new Error(`no receipt: ${answer.status} ${JSON.stringify(answer.body)}`);
  const [jwk] = station.configuration.receiptKeys;
  if (jwk === undefined) throw new Error('no receipt key');
  const { receipt } = answer.body as { receipt: string };
  const { payload, protectedHeader } = await compactVerify(receipt, await importJWK(jwk, 'EdDSA'));
  if (protectedHeader.typ !== receiptType || protectedHeader.kid !== jwk.kid) throw new Error('wrong header');
  const read = Receipt.parse(JSON.parse(new TextDecoder().decode(payload)));
  const named = [read.command, read.station, read.commandSha256, ...read.attachments];
  const wanted = [
    signed.command.id,
    signed.command.station,
    signed.sha256,
    ...signed.command.attachments.map((one) => one.sha256),
  ];
  if (named.join() !== wanted.join()) throw new Error('a receipt for something else');
  return read;
}

/** Delivers, and says `applied` or the code of the signed refusal. */
export async function outcomeOf(station: TestStation, signed: Signed): Promise<string> {
  const receipt = await receiptOf(station, signed, await station.deliver(signed));
  return receipt.outcome === 'applied' ? 'applied' : receipt.code;
}

/** Photo, image rights and request of a person, all applied; the badge is requested. */
export async function requestedBadge(
  station: TestStation,
  visit: OpenedVisit,
  badge: BadgeId,
): Promise<void> {
  const { kind } = visit.account.person;
  const photo = crypto.randomUUID() as PhotoId;
  const commands = [
    await station.command(visit, 'photo.submit', { photo }, { photos: await photos() }),
    await station.command(visit, 'consent.record', {
      decisions: decisions('refused'),
      screenDefault: 'none',
    }),
    await station.command(visit, 'badge.request', { badge, kind, certified: kind === 'staff' }),
  ];
  for (const command of commands) {
    const outcome = await outcomeOf(station, command);
    if (outcome !== 'applied') throw new Error(`${command.command.kind}: ${outcome}`);
  }
}

/** The same, and then accepted, printed and encoded by the card office. */
export async function encodedBadge(
  house: House,
  visit: OpenedVisit,
  badge: BadgeId,
  hex: string,
): Promise<void> {
  await requestedBadge(house.station, visit, badge);
  const { admin } = house.central;
  const person = visit.account.person.id;
  for (const done of [
    await admin.acceptPhoto(person),
    await admin.approveBadge(badge),
    await admin.printBadge(badge),
    await admin.encodeBadge(badge, uid(hex)),
  ]) {
    if (!done.ok) throw new Error(done.error);
  }
}

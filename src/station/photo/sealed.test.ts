import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { toBase64url } from '../../shared/seal/bytes.ts';
import { unseal, type Binding } from '../../shared/seal/envelope.ts';
import { makeSealingKey } from '../../shared/seal/keys.ts';
import type { CommandDelivery } from '../../shared/contract/central.ts';
import { Command } from '../../shared/contract/command.ts';
import { ok } from '../../shared/domain/result.ts';
import { bench, temporaryFolder, until } from '../engine-kit.ts';
import { silentLog } from '../log.ts';
import { sha256 } from '../queue/freeze.ts';
import { openHouse } from '../visit/testing/house.ts';
import { decided, markers, testAccount } from '../visit/testing/people.ts';
import type { TakenIn } from './intake.ts';
import { noisy } from './testing/hostile-files.ts';
import { WorkerIntake } from './worker-intake.ts';

const keys = { central: await makeSealingKey('central'), recovery: await makeSealingKey('recovery') };
const scratch = mkdtempSync(join(tmpdir(), 'trombine-sealed-'));
const crop = { left: 0.3, top: 0, width: (0.98 * 960 * 35) / 45 / 1280, height: 0.98 };
const measured = { analysis: 'off', values: {}, tries: 1, anyway: false } as const;
beforeAll(() => void vi.stubEnv('TMPDIR', scratch));
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(scratch, { recursive: true, force: true });
});

/** Every place in every file of a folder where one of these stands. */
function found(folder: string, marks: readonly Buffer[]): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .flatMap((name) => {
      const bytes = readFileSync(join(folder, name));
      return marks
        .filter((mark) => bytes.includes(mark))
        .map((mark) => `${name}: ${mark.toString('latin1', 0, 12)}`);
    });
}

/** Runs of the picture's own bytes, from its beginning to its end, as they are and as the wire has them. */
function runsOf(picture: Uint8Array): Buffer[] {
  const bytes = Buffer.from(picture);
  return [0.1, 0.3, 0.5, 0.7, 0.9].flatMap((share) => {
    const at = Math.floor((bytes.length * share) / 3) * 3;
    const run = bytes.subarray(at, at + 24);
    return [run, Buffer.from(run.toString('base64')), Buffer.from(run.toString('hex'))];
  });
}

/** A visitor keeps a photo at a station whose central is away, and the station dies at every step of it. */
async function photographed() {
  const { profile, central, clock, open } = bench();
  central.configuration = {
    ...central.configuration,
    sealingKeys: [keys.central.publicKey, keys.recovery.publicKey],
  };
  const crashes: string[] = [];
  const die = (step: string): void => {
    const copy = join(temporaryFolder(), step);
    cpSync(profile, copy, { recursive: true });
    crashes.push(copy);
  };
  const engine = await open({ step: die });
  central.setReachable('down');
  const desk = new WorkerIntake(new URL('./worker.ts', import.meta.url), silentLog);
  let photo: TakenIn | undefined;
  const house = openHouse(testAccount({ consents: decided() }), {
    photos: {
      takeIn: async (original, kept) => {
        const work = desk.takeIn(original, kept);
        die('while the intake works');
        const taken = await work;
        die('when the photo is made');
        if (taken.ok) photo = structuredCloneOf(taken.value);
        return taken;
      },
    },
    putInOrder: async () => {
      await Promise.resolve(); // the house is there
      return ok({ ...house.engine, outbox: engine.outbox, record: (event) => engine.record(event) });
    },
  });
  await house.signIn();
  house.runner.act({ act: 'start-photo' });
  const frame = await noisy(1280, 960).jpeg().toBuffer();
  const from = { source: 'camera', frame: frame.toString('base64') } as const;
  expect(house.runner.act({ act: 'submit-photo', from, crop, measured }).ok).toBe(true);
  await until(() => house.runner.view().screen.name === 'saved');
  die('when it is called saved');
  desk.forget();
  house.runner.close();
  if (photo === undefined) throw new Error('no photo was made');
  return { profile, central, clock, open, engine, crashes, frame, photo };
}

const structuredCloneOf = ({ identity, directory }: TakenIn): TakenIn => ({
  identity: { ...identity, jpeg: Buffer.from(identity.jpeg) },
  directory: { ...directory, jpeg: Buffer.from(directory.jpeg) },
});

/** What a station sends that is started on what a crash left. */
async function sentFrom({ central, open }: Awaited<ReturnType<typeof photographed>>, profile: string) {
  const deliveries: CommandDelivery[] = [];
  central.fault = (_id, delivery, proceed) => {
    deliveries.push(delivery);
    return proceed();
  };
  central.setReachable('ok');
  const again = await open({ profile });
  await until(() => again.outbox.queued() === 0);
  const [delivery] = deliveries;
  if (delivery === undefined) throw new Error('nothing was sent');
  const text = Buffer.from(delivery.command.split('.')[1] ?? '', 'base64url').toString('utf8');
  const command = Command.parse(JSON.parse(text));
  return command.attachments.map(({ name }, at) => ({
    binding: { command: command.id, station: command.station, name } satisfies Binding,
    sealed: new Uint8Array(Buffer.from(delivery.attachments[at]?.sealed ?? '', 'base64')),
  }));
}

describe('a photo that a person kept', () => {
  test('is in no file of the station, at whatever step it dies', async () => {
    const { profile, crashes, frame, photo, engine } = await photographed();
    const marks = [
      ...[frame, photo.identity.jpeg, photo.directory.jpeg].flatMap(runsOf),
      ...markers.flatMap((name) =>
        ['utf8', 'base64', 'hex'].map((form) =>
          Buffer.from(Buffer.from(name).toString(form as BufferEncoding)),
        ),
      ),
    ];
    expect(crashes.length).toBeGreaterThan(6);
    for (const left of [profile, scratch, ...crashes]) expect(found(left, marks), left).toEqual([]);
    expect(engine.outbox.queued()).toBe(1);
    // The search finds what is there.
    const [mark] = runsOf(readFileSync(join(profile, 'station.db')));
    expect(found(profile, [mark as Buffer])).not.toEqual([]);
  });

  test('is opened by central, and by the recovery key alone, from what a crash left', async () => {
    const visit = await photographed();
    await visit.engine.close();
    const { photo } = visit;
    const envelopes = await sentFrom(visit, visit.crashes.at(-1) ?? '');
    expect(envelopes.map(({ binding }) => binding.name)).toEqual(['identity-photo', 'directory-photo']);
    for (const { binding, sealed } of envelopes) {
      const clear = binding.name === 'identity-photo' ? photo.identity : photo.directory;
      for (const { privateKey } of [keys.central, keys.recovery]) {
        const opened = await unseal(sealed, privateKey, binding);
        expect(opened.ok && sha256(opened.value)).toBe(clear.sha256);
      }
      const stranger = await makeSealingKey('recovery');
      expect((await unseal(sealed, stranger.privateKey, binding)).ok).toBe(false);
    }
  });

  test('is refused with one bit flipped anywhere in its envelope, or under another id', async () => {
    const visit = await photographed();
    await visit.engine.close();
    const [envelope] = await sentFrom(visit, visit.crashes.at(-1) ?? '');
    if (envelope === undefined) throw new Error('no envelope');
    const { binding, sealed } = envelope;
    const end = 4 + Buffer.from(sealed).readUInt32BE(0);
    const header = JSON.parse(Buffer.from(sealed.subarray(4, end)).toString('utf8')) as {
      recipients: { kid: string; enc: string; sealedKey: string }[];
      iv: string;
    };
    const placeOf = (text: string): number => Buffer.from(sealed).indexOf(text);
    const [recipient] = header.recipients;
    if (recipient === undefined) throw new Error('no recipient');
    const regions: Record<string, number> = {
      length: 3,
      version: placeOf('"v":1') + 4,
      kid: placeOf(recipient.kid),
      enc: placeOf(recipient.enc),
      'sealed key': placeOf(recipient.sealedKey) + 5,
      iv: placeOf(header.iv) + 2,
      'first byte of the ciphertext': end,
      'middle of the ciphertext': Math.floor((end + sealed.length) / 2),
      'last byte of the ciphertext': sealed.length - 17,
      'first byte of the tag': sealed.length - 16,
      'last byte of the tag': sealed.length - 1,
    };
    const opens = async (bytes: Uint8Array, under: Binding) =>
      (await unseal(bytes, keys.central.privateKey, under)).ok;
    expect(await opens(sealed, binding)).toBe(true);
    for (const [region, at] of Object.entries(regions))
      for (let bit = 0; bit < 8; bit += 1) {
        const flipped = Uint8Array.from(sealed);
        flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
        expect(await opens(flipped, binding), `${region}, bit ${bit}`).toBe(false);
      }
    const other = toBase64url(new Uint8Array(16));
    for (const part of ['command', 'station', 'name'] as const)
      expect(await opens(sealed, { ...binding, [part]: other }), part).toBe(false);
  });
});

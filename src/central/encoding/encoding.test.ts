import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CardUid } from '../../shared/domain/card-uid.ts';
import { bytesOf } from '../../shared/encoding/fields.ts';
import { encodingSettings, staffProfile, studentProfile } from '../testing/office-desk.ts';
import { secretsOf } from './card-secrets.ts';
import { EncodingFile, readEncoding } from './config.ts';
import { openEncoding, type EncodingSettings } from './encoding.ts';
import { fieldsOf } from './fields-of.ts';
import { heldKeys, keyName } from './held-keys.ts';
import { newMasterKeys } from './new-keys.ts';

const resources = resolve(import.meta.dirname, '../../../resources');

describe('how a university encodes', () => {
  let folder: string;
  let warned: string[];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'trombine-encoding-'));
    warned = [];
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  const open = (settings: EncodingSettings) =>
    openEncoding(settings, (sentence) => void warned.push(sentence));
  const read = (file: unknown) =>
    readEncoding(EncodingFile.parse(file), resources, (name) => resolve(folder, name));
  const escn = { pic: '999859608' };
  const profiles = { student: 'student-desfire', staff: 'uid-only' };

  it('is read with what holds unless it is said otherwise', async () => {
    const settings = await read({ profiles, keys: { file: 'keys.json' }, escn });
    expect(settings).toMatchObject({
      profiles: { student: { id: 'student-desfire' }, staff: { id: 'uid-only' } },
      ...{ afterwards: 'leave', cardMaster: false, escn: { pic: '999859608', prefix: 1 } },
      validity: { until: '09-30', months: 3 },
      keys: { file: join(folder, 'keys.json') },
    });
    const kms = await read({ profiles, keys: { command: ['kms', '--card'] }, escn });
    expect(kms.keys).toEqual({ command: [join(folder, 'kms'), '--card'] });
  });

  it.each(['student-desfire', 'student-number-classic', 'student-card-ntag', 'uid-only'])(
    'works with the built-in profile %s for students, once its keys are made',
    async (student) => {
      const settings = await read({ profiles: { ...profiles, student }, keys: { file: 'keys.json' }, escn });
      const { keys } = settings;
      if (keys === null || !('file' in keys)) throw new Error('a file is expected');
      const keyed = ['desfire-aes', 'classic-sector'].includes(settings.profiles.student.kind);
      if (keyed) {
        await expect(open(settings)).rejects.toThrow(
          `There is no ${keys.file}. Make it with: keys encoding new --profile ${student}`,
        );
        await newMasterKeys(keys.file, studentProfile);
        await expect(open(settings)).rejects.toThrow(/has no key .* keys encoding new --profile/);
        await newMasterKeys(keys.file, settings.profiles.student);
      }
      const encoding = await open(settings);
      const secrets = await secretsOf(encoding, settings.profiles.student, '04AABBCCDDEEFF' as CardUid);
      expect(secrets.ok && Object.keys(secrets.value.keys).length > 0).toBe(keyed);
    },
  );

  it.each([
    ['has no PIC', { profiles, keys: { file: 'k' } }, /European student card number.*PIC/],
    [
      'writes student numbers for staff',
      { profiles: { student: 'uid-only', staff: 'student-number-classic' }, keys: { file: 'k' } },
      /studentNumber, which badges of staff never have/,
    ],
  ])('is refused at the start when it %s', async (_what, file, message) => {
    await expect(open(await read(file))).rejects.toThrow(message);
  });

  it.each([
    ['needs keys and names none', { profiles, escn }, /set "encoding": { "keys"/],
    [
      'names no profile that there is',
      { profiles: { ...profiles, student: 'none' } },
      /Use student-card-ntag, .*uid-only/,
    ],
    [
      'names a file that is not there',
      { profiles: { ...profiles, student: './mine.json' } },
      /mine\.json cannot be read \(ENOENT\)/,
    ],
  ])('is refused when it %s', async (_what, file, message) => {
    await expect(read(file)).rejects.toThrow(message);
  });

  it.each([
    ['a PIC that is none', { profiles, escn: { pic: '12345678' } }],
    ['a day that not every year has', { profiles, validity: { until: '02-29' } }],
    ['a day that no year has', { profiles, validity: { until: '13-01' } }],
    ['two places for keys', { profiles, keys: { file: 'k', command: ['k'] } }],
    ['a word too many', { profiles, key: 'x' }],
  ])('is not read with %s', (_what, file) => {
    expect(EncodingFile.safeParse(file).success).toBe(false);
  });

  it('is refused at the start without one of its keys, and says which', async () => {
    const keys = heldKeys(new Map([[keyName(studentProfile, '0'), new Uint8Array(16).fill(7)]]));
    await expect(open(encodingSettings({ keys }))).rejects.toThrow(/key 1 of .*house-desfire version 3/);
    await expect(open(encodingSettings({ keys: null }))).rejects.toThrow(/set "encoding"/);
    await expect(open(encodingSettings({ keys: { command: [join(folder, 'kms')] } }))).rejects.toThrow(
      /kms cannot be run/,
    );
    const no = { command: [process.execPath, '-e', 'process.exit(1)'] };
    await expect(open(encodingSettings({ keys: no }))).rejects.toThrow(/does not give key 0/);
  });

  it('is refused at the start when a program gives every card the same key, which would be a master key', async () => {
    const answer = `process.stdout.write(JSON.stringify({ key: '${'A1'.repeat(16)}' }))`;
    const same = { command: [process.execPath, '-e', answer] };
    await expect(open(encodingSettings({ keys: same }))).rejects.toThrow(/same key 0 .*different cards/);
  });

  it('starts when the program of the keys says "not now", and warns', async () => {
    await open(encodingSettings({ keys: { command: [process.execPath, '-e', 'process.exit(75)'] } }));
    expect(warned).toEqual([expect.stringMatching(/does not answer for key 0 .*nothing can be encoded/)]);
  });

  it('derives the key of the card level like another one, where cards have it', async () => {
    const keys = heldKeys(
      new Map(
        ['0', '1', 'card'].map((key, index) => [
          keyName(studentProfile, key),
          new Uint8Array(16).fill(index + 1),
        ]),
      ),
    );
    const encoding = await open(encodingSettings({ keys, cardMaster: true }));
    const secrets = await secretsOf(encoding, studentProfile, '04AABBCCDDEEFF' as CardUid);
    if (!secrets.ok) throw new Error(secrets.error);
    expect(secrets.value.cardMaster).toMatch(/^[0-9A-F]{32}$/);
    expect(Object.keys(secrets.value.keys)).toEqual(['0', '1']);
    expect(new Set([...Object.values(secrets.value.keys), secrets.value.cardMaster]).size).toBe(3);
    const none = await secretsOf(encoding, staffProfile, '04AABBCC' as CardUid);
    expect(none).toEqual({ ok: true, value: { uid: '04AABBCC', keys: {} } });
  });

  it('knows all that a profile writes: without one of them nothing is written', async () => {
    const data = {
      ...{ studentNumber: '22001234', expiry: '2027-09-30', cardUid: '04AABBCCDDEEFF' },
      escn: 'd88b02c1-894e-1038-a711-001999465982',
      signature: 'AB'.repeat(64),
    };
    for (const student of ['student-desfire', 'student-number-classic', 'student-card-ntag']) {
      const { profiles: served } = await read({
        profiles: { ...profiles, student },
        keys: { file: 'k' },
        escn,
      });
      const fields = fieldsOf(served.student);
      const wanted = Object.fromEntries(Object.entries(data).filter(([name]) => fields.has(name as 'escn')));
      expect(bytesOf(served.student, wanted).ok).toBe(true);
      for (const name of fields)
        expect(bytesOf(served.student, { ...wanted, [name]: '' }).ok, name).toBe(false);
    }
  });
});

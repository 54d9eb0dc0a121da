import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { photoProfiles } from '../shared/quality/profiles.ts';
import { readConfig } from './config.ts';

const good = {
  listen: { host: '127.0.0.1', port: 8443 },
  publicUrl: 'https://trombine.example.fr',
  university: 'Université de test',
  database: 'central.sqlite',
  keysDirectory: 'keys',
  cas: {
    prefixUrl: 'https://ent.example.fr/cas',
    pages: { password: 'https://ent.example.fr/mdp' },
    hosts: ['ent.example.fr'],
  },
  resources: '../resources',
};

describe('the configuration file', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'trombine-config-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  const read = async (content: unknown, databaseUrl?: string) => {
    const file = join(folder, 'central.json');
    await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
    return readConfig(file, databaseUrl);
  };

  it('is read, its folders being relative to it', async () => {
    expect(await read(good)).toMatchObject({
      listen: good.listen,
      database: join(folder, 'central.sqlite'),
      keys: join(folder, 'keys'),
      resources: join(folder, '../resources'),
      ent: { pages: { password: 'https://ent.example.fr/mdp', firstLogin: null, security: null } },
      log: { level: 'info' },
    });
  });

  it('gives way to DATABASE_URL', async () => {
    expect((await read(good, 'postgres://db/x')).database).toBe('postgres://db/x');
    await expect(read(good, 'mysql://db/x')).rejects.toThrow(/postgres:\/\//);
    await expect(read({ ...good, database: undefined })).rejects.toThrow(/names no database/);
  });

  it.each([
    ['is not JSON', '{', /not JSON/],
    ['lacks something', { ...good, university: undefined }, /university/],
    ['has a word too many', { ...good, univercity: 'x' }, /univercity/],
    [
      'sends tickets in clear over the network',
      { ...good, cas: { ...good.cas, prefixUrl: 'http://ent.example.fr/cas' } },
      /use https/,
    ],
    ['has a host with a path', { ...good, cas: { ...good.cas, hosts: ['ent.example.fr/x'] } }, /a host/],
    ['has a port that is none', { ...good, listen: { host: 'x', port: 70_000 } }, /port/],
  ])('is refused when it %s', async (_what, content, message) => {
    await expect(read(content)).rejects.toThrow(message);
  });

  it('names a photo profile, or a file with one', async () => {
    expect((await read(good)).photoProfile).toBeUndefined();
    expect((await read({ ...good, photoProfile: 'france-titre' })).photoProfile?.name).toBe('france-titre');
    const own = { ...photoProfiles.default, name: 'ours', version: 7 };
    await writeFile(join(folder, 'ours.json'), JSON.stringify(own));
    expect((await read({ ...good, photoProfile: 'ours.json' })).photoProfile).toEqual(own);
    await expect(read({ ...good, photoProfile: 'none' })).rejects.toThrow(
      /Use default, france-titre, esup-sgc/,
    );
    await writeFile(join(folder, 'bad.json'), '{');
    await expect(read({ ...good, photoProfile: 'bad.json' })).rejects.toThrow(/not JSON/);
    const { LuminanceMean } = own.rules;
    const unfair = { ...own, rules: { ...own.rules, LuminanceMean: { ...LuminanceMean, hard: true } } };
    await writeFile(join(folder, 'unfair.json'), JSON.stringify(unfair));
    await expect(read({ ...good, photoProfile: 'unfair.json' })).rejects.toThrow(
      /light and colour never refuse/,
    );
  });

  it('needs the mail password only where mails are sent', async () => {
    const mail = {
      ...{ smtp: 'smtp://smtp.univ.example', from: 'badges@univ.example' },
      ...{ user: 'u', passwordEnv: 'MAIL_PASSWORD' },
    };
    const file = join(folder, 'central.json');
    await read({ ...good, mail });
    const { readMail } = await readConfig(file, undefined);
    await expect(readMail()).rejects.toThrow(/MAIL_PASSWORD/);
    const served = await readConfig(file, undefined, { MAIL_PASSWORD: 'p' });
    expect(await served.readMail()).toMatchObject({ auth: { user: 'u', password: 'p' } });
    expect(await (await read(good)).readMail()).toBeUndefined();
  });

  it('names encoding profiles, and where their keys are', async () => {
    const resources = resolve(import.meta.dirname, '../../resources');
    const profiles = { student: 'student-number-classic', staff: 'uid-only' };
    const encoding = { profiles, keys: { file: 'cards.json' }, afterwards: 'activate' };
    expect((await read(good)).encoding).toBeUndefined();
    expect((await read({ ...good, resources, encoding })).encoding).toMatchObject({
      profiles: { student: { kind: 'classic-sector' }, staff: { kind: 'uid-only' } },
      keys: { file: join(folder, 'cards.json') },
      afterwards: 'activate',
    });
    await expect(read({ ...good, resources, encoding: { ...encoding, keys: undefined } })).rejects.toThrow(
      /need master keys/,
    );
    await expect(read({ ...good, resources, encoding: { ...encoding, until: '09-30' } })).rejects.toThrow(
      /until/,
    );
    const both = { file: 'cards.json', command: ['derive'] };
    await expect(read({ ...good, resources, encoding: { ...encoding, keys: both } })).rejects.toThrow(
      /either \{ "file": "…" \} or \{ "command": \[program, …\] \}/,
    );
  });

  it('says which file is missing', async () => {
    await expect(readConfig(join(folder, 'none.json'), undefined)).rejects.toThrow(
      /none\.json .*TROMBINE_CENTRAL_CONFIG/,
    );
  });
});

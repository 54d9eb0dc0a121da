import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../config.ts';
import { openStore } from '../store/store.ts';
import { TestStation } from '../testing/test-station.ts';
import { runCommand } from './run.ts';
import { UsageError } from './world.ts';

const header = 'kind,firstName,lastName,login,universityEmail,studentNumber\n';

describe('the command line', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'trombine-cli-'));
    await mkdir(join(folder, 'resources/image-rights/1/fr'), { recursive: true });
    await writeFile(join(folder, 'resources/image-rights/1/fr/directory.txt'), 'Annuaire\n\nRésumé.\n');
    await writeFile(
      join(folder, 'central.json'),
      JSON.stringify({
        listen: { host: '127.0.0.1', port: 0 },
        publicUrl: 'https://trombine.example.fr',
        university: 'Université de test',
        database: 'central.sqlite',
        keysDirectory: 'keys',
        cas: { prefixUrl: 'https://ent.example.fr/cas', pages: { password: 'https://ent.example.fr/mdp' } },
        resources: 'resources',
        logLevel: 'silent',
      }),
    );
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const run = async (...words: string[]) => {
    const said: string[] = [];
    await runCommand(words, {
      config: () => readConfig(join(folder, 'central.json'), undefined),
      say: (line) => void said.push(line),
      warn: (line) => void said.push(line),
      write: async (data) => void said.push(data),
      ended: () => Promise.resolve(),
      account: 'root',
    });
    return said.join('\n');
  };
  const people = async () => {
    const store = await openStore(join(folder, 'central.sqlite'));
    const rows = await store.db.selectFrom('people').select(['login', 'last_name', 'revision']).execute();
    await store.close();
    return rows;
  };
  const csv = async (text: string) => {
    const file = join(folder, 'roster.csv');
    await writeFile(file, text);
    return file;
  };

  it('imports a roster, and again what changed in it', async () => {
    const file = await csv(`${header}student,Léa,Lebœuf,llebo,l@x.fr,1\nstudent,Ana,Ruiz,aruiz,a@x.fr,2\n`);
    expect(await run('people', 'import', file)).toBe('2 added, 0 updated, 0 unchanged.');
    await csv(`${header}student,Léa,N’Guyên,LLEBO,l@x.fr,1\nstudent,Ana,Ruiz,aruiz,a@x.fr,2\n`);
    expect(await run('people', 'import', file)).toBe('0 added, 1 updated, 1 unchanged.');
    expect(await people()).toContainEqual({ login: 'LLEBO', last_name: 'N’Guyên', revision: 1 });
  });

  it('imports nobody when one line is bad, and says which', async () => {
    const file = await csv(`${header}student,Léa,Lebœuf,llebo,l@x.fr,1\nstudent,,Ruiz,aruiz,a@x.fr,2\n`);
    const said = await run('people', 'import', file).catch((error: Error) => error);
    expect(said).toBeInstanceOf(UsageError);
    expect((said as Error).message).toMatch(/roster\.csv:3: firstName: .*\nNobody was imported\./);
    expect(await people()).toEqual([]);
  });

  it('imports nobody when a number belongs to somebody who is known already', async () => {
    await run('people', 'import', await csv(`${header}student,Léa,Lebœuf,llebo,l@x.fr,1\n`));
    const file = await csv(`${header}student,Ana,Ruiz,aruiz,a@x.fr,3\nstudent,Bob,Roy,broy,b@x.fr,1\n`);
    await expect(run('people', 'import', file)).rejects.toThrow(
      /:3: studentNumber 1 belongs to another login/,
    );
    expect(await people()).toHaveLength(1);
  });

  it('makes keys once, and a code for a station that the list then shows', async () => {
    const recovery = join(folder, 'safe.json');
    expect(await run('keys', 'init', '--recovery', recovery)).toContain(recovery);
    await expect(run('keys', 'init', '--recovery', recovery)).rejects.toThrow(/exists already/);
    expect(await run('station', 'code', '--name', 'Hall A')).toMatch(
      /^([A-Z2-9]{4}-){3}[A-Z2-9]{4} {3}\(Hall A, once, until /,
    );
    expect(await run('station', 'list')).toBe('');
    await expect(run('station', 'revoke', randomUUID())).rejects.toThrow(/There is no station/);
    await expect(run('station', 'revoke', 'x')).rejects.toThrow(/by its id/);
  });

  it('serves until it is asked to end, and lists and revokes the station that enrolled', async () => {
    await run('keys', 'init', '--recovery', join(folder, 'safe.json'));
    const code = (await run('station', 'code', '--name', 'Hall A')).slice(0, 19);
    const { startCentral } = await import('../central.ts');
    const central = await startCentral(await readConfig(join(folder, 'central.json'), undefined));
    const station = await TestStation.make(central.url, Date.now);
    expect((await station.enrol(code)).status).toBe(201);
    expect(await run('station', 'list')).toMatch(`${station.id}  Hall A: enrolled; last seen never; 0 sent`);
    expect(await run('station', 'revoke', station.id)).toBe(`${station.id} is revoked.`);
    expect((await station.ask('POST', '/v1/sign-ins')).body).toMatchObject({ code: 'station.revoked' });
    await central.close();
    await run('serve');
  });

  it('gives and takes roles and offices, and keeps who did it when', async () => {
    await run('keys', 'init', '--recovery', join(folder, 'safe.json'));
    await run('people', 'import', await csv(`${header}staff,Marc,Durand,mduran,m@x.fr,\n`));
    expect(await run('operator', 'list')).toBe('');
    expect(await run('operator', 'grant', 'MDuran', '--role', 'moderator')).toBe('MDuran is moderator now.');
    expect(await run('operator', 'grant', 'mduran', '--role', 'moderator')).toBe(
      'mduran was moderator already.',
    );
    expect(await run('operator', 'list')).toMatch(
      /^mduran {2}moderator {2}Marc Durand: since \S+Z by console:root$/,
    );
    expect(await run('operator', 'revoke', 'mduran', '--role', 'moderator')).toBe(
      'mduran is not moderator any more.',
    );
    expect(await run('operator', 'list')).toMatch(
      /since \S+Z by console:root; revoked \S+Z by console:root$/,
    );
    await expect(run('operator', 'grant', 'zzz', '--role', 'moderator')).rejects.toThrow(/has the login zzz/);
    for (const words of [['mduran'], ['mduran', '--role', 'boss'], ['--role', 'moderator']])
      await expect(run('operator', 'grant', ...words)).rejects.toThrow(/LOGIN --role moderator\|card-office/);
    expect(await run('mail', 'list')).toBe('');

    const code = await run('station', 'code', '--name', 'Badges', '--office');
    expect(code).toMatch(/\(Badges, office, once, until /);
    const { startCentral } = await import('../central.ts');
    const central = await startCentral(await readConfig(join(folder, 'central.json'), undefined));
    const station = await TestStation.make(central.url, Date.now);
    await station.enrol(code.slice(0, 19));
    expect(station.configuration.office).toBe(true);
    expect(await run('station', 'list')).toContain('Badges: enrolled; office; last seen');
    expect(await run('station', 'office', station.id, 'off')).toBe(
      `${station.id} is not a station of the office.`,
    );
    expect(await run('station', 'list')).not.toContain('office');
    await run('station', 'office', station.id, 'on');
    expect(await run('station', 'list')).toContain('enrolled; office;');
    await central.close();
    const store = await openStore(join(folder, 'central.sqlite'));
    const changes = await store.db
      .selectFrom('station_offices')
      .select(['office', 'changed_by'])
      .orderBy('changed_at')
      .execute();
    await store.close();
    expect(changes.map(({ office, changed_by: by }) => `${office} ${by}`)).toEqual([
      '1 enrolment code',
      '0 console:root',
      '1 console:root',
    ]);
    await expect(run('station', 'office', station.id)).rejects.toThrow(/on\|off/);
    await expect(run('station', 'office', randomUUID(), 'on')).rejects.toThrow(/There is no station/);
  });

  it('exports badges to the standard output or a file, and says what it cannot do', async () => {
    const head =
      'login,kind,studentNumber,staffNumber,badge,uid,uidReversed,uidDecimal,uidReversedDecimal,supannRefId,activeSince\r\n';
    expect(await run('badges', 'export')).toBe(head);
    const out = join(folder, 'badges.csv');
    expect(await run('badges', 'export', '--kind', 'staff', '--out', out)).toBe(
      `0 active badges are in ${out}.`,
    );
    expect(await readFile(out, 'utf8')).toBe(head);
    await expect(run('badges', 'export', '--kind', 'guest')).rejects.toThrow(/student, staff/);
    await expect(run('badges', 'export', '--out', folder)).rejects.toThrow(/is a folder/);
  });

  it.each([
    [['dance']],
    [['badges', 'export', 'file.csv']],
    [['operator', 'list', 'x', 'y']],
    [[]],
    [['people']],
    [['station', 'code']],
    [['station', 'list', 'x', 'y']],
    [['serve', '--fast']],
    [['serve', 'now']],
    [['mail', 'list', 'all']],
    [['badges', 'to-print', '--kind', 'staff']],
    [['badges', 'printed', '--all', '--out', 'x.csv']],
  ])('does not guess what %j means', async (words) => {
    await expect(run(...words)).rejects.toBeInstanceOf(UsageError);
  });
});

// From the request to the bench, by the command line alone: what a real office does before badges are encoded.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommand } from './run.ts';
import type { BadgeId } from '../../shared/domain/ids.ts';
import { openStore, type Store } from '../store/store.ts';
import { makeSqlite, openHouse, outcomeOf, type House } from '../testing/house.ts';
import { carded, newBadge } from '../testing/officer.ts';

const noBadge = '00000000-0000-4000-8000-000000000000';

describe('the way of a badge to the bench', () => {
  let house: House;
  let store: Store;
  let folder: string;
  let database: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'trombine-print-'));
    house = await openHouse(async () => {
      const made = await makeSqlite();
      database = made.url;
      return made;
    });
    store = await openStore(database);
    await writeFile(
      join(folder, 'central.json'),
      JSON.stringify({
        ...{ listen: { host: '127.0.0.1', port: 0 }, publicUrl: 'https://trombine.example.fr' },
        ...{ university: 'U', database, keysDirectory: 'keys', resources: 'resources', logLevel: 'silent' },
        cas: { prefixUrl: 'https://ent.example.fr/cas', pages: { password: 'https://ent.example.fr/mdp' } },
      }),
    );
  });
  afterEach(async () => {
    await store.close();
    await house.close();
    await rm(folder, { recursive: true, force: true });
  });

  const run = async (...words: string[]) => {
    const { readConfig } = await import('../config.ts');
    const said: string[] = [];
    await runCommand(words, {
      config: () => readConfig(join(folder, 'central.json'), undefined),
      say: (line) => void said.push(line),
      warn: (line) => void said.push(`! ${line}`),
      write: async (data) => void said.push(data),
      ended: () => Promise.resolve(),
      account: 'root',
    });
    return said.join('\n');
  };
  const stateOf = async (badge: BadgeId) =>
    (await store.db.selectFrom('badges').select('state').where('id', '=', badge).executeTakeFirstOrThrow())
      .state;

  it('goes through approval, the list for the printer, and the mark that it was printed', async () => {
    const ana = await carded(house, 'ana', 'requested');
    const ben = await carded(house, 'ben', 'requested');
    await house.central.admin.acceptPhoto(ana.person);
    expect(await run('badges', 'approve', '--all')).toBe(
      `! ${ben.badge}: waits for an accepted photo\n1 badge is approved, 1 is not.`,
    );
    expect(await stateOf(ben.badge)).toBe('requested');
    const out = join(folder, 'print.csv');
    expect(await run('badges', 'to-print', '--out', out)).toBe(`1 badge to print is in ${out}.`);
    const list = await readFile(out, 'utf8');
    expect(list).toBe(`badge,kind,lastName,firstName,number\r\n${ana.badge},student,Ruiz ana,Ana,n-ana\r\n`);
    expect(await run('badges', 'to-print')).toBe(list.replace(/\r\n(?=.)/, '\r\n\n'));
    // Approved after the list was made: it is not in the printer.
    await house.central.admin.acceptPhoto(ben.person);
    await run('badges', 'approve', '--badge', ben.badge);
    expect(await run('badges', 'printed', '--list', out)).toBe('1 badge is marked as printed.');
    expect([await stateOf(ana.badge), await stateOf(ben.badge)]).toEqual(['printed', 'approved']);
    expect(await run('badges', 'printed', '--all')).toBe('1 badge is marked as printed.');
    expect(await stateOf(ben.badge)).toBe('printed');
    const events = await store.db.selectFrom('badge_events').selectAll().orderBy('position').execute();
    expect(events.filter(({ badge_id: id }) => id === ana.badge).slice(1)).toMatchObject([
      { act: 'approve', actor: 'console:root', role: 'moderator' },
      { act: 'print', actor: 'console:root', role: 'card-office' },
    ]);
  });

  it('rejects what was asked for and cancels what is not printed yet, and keeps why and by whom', async () => {
    const ana = await carded(house, 'ana', 'requested');
    const ben = await carded(house, 'ben', 'approved');
    const eva = await carded(house, 'eva', 'printed');
    const head = 'badge,kind,lastName,firstName,number\r\n';
    expect(await run('badges', 'requested')).toBe(`${head}\n${ana.badge},student,Ruiz ana,Ana,n-ana\r\n`);
    const why = ['--note', ' Asked for by mistake '];
    expect(await run('badges', 'reject', '--badge', ana.badge, ...why)).toBe('1 badge is rejected.');
    const list = join(folder, 'cancel.csv');
    await writeFile(list, `badge\n${ana.badge}\n${ben.badge}\n${eva.badge}\n`);
    expect(await run('badges', 'cancel', '--list', list, ...why)).toBe(
      `! ${ana.badge}: it is not in the state for this\n! ${eva.badge}: it is not in the state for this\n` +
        '1 badge is cancelled, 2 are not.',
    );
    const states = await Promise.all([ana, ben, eva].map(({ badge }) => stateOf(badge)));
    expect(states).toEqual(['rejected', 'cancelled', 'printed']);
    const noted = { actor: 'console:root', note: 'Asked for by mistake' };
    const last = (person: typeof ana.person) =>
      house.central.admin.badges(person).then(([badge]) => badge?.events.at(-1));
    expect(await last(ana.person)).toMatchObject({ act: 'reject', role: 'moderator', ...noted });
    expect(await last(ben.person)).toMatchObject({ act: 'cancel', role: 'card-office', ...noted });
    await expect(run('badges', 'reject', '--badge', ben.badge, ...why)).rejects.toThrow(
      'Nothing was changed.',
    );
    // Whoever was refused may ask again.
    const visit = await house.station.visit('ana');
    expect(visit.account.badges).toMatchObject([{ state: 'rejected' }]);
    const again = { badge: newBadge(), kind: 'student', certified: false } as const;
    const request = await house.station.command(visit, 'badge.request', again);
    expect(await outcomeOf(house.station, request)).toBe('applied');
  });

  it('says how many badges are past their day, and expires them', async () => {
    const [ana, ben, eva] = [
      await carded(house, 'ana', 'encoded'),
      await carded(house, 'ben', 'active'),
      await carded(house, 'eva', 'active'),
    ];
    const good = (day: string, ...badges: BadgeId[]) =>
      store.db.updateTable('badges').set({ expires_on: day }).where('id', 'in', badges).execute();
    await good('2026-01-31', ana.badge);
    await good('9999-12-31', eva.badge);
    expect(await run('badges', 'expire', '--dry-run')).toBe(
      '1 badge past its day would expire. Nothing was changed.',
    );
    await good('2026-01-31', ben.badge);
    expect(await run('badges', 'expire', '--dry-run')).toBe(
      '2 badges past their day would expire. Nothing was changed.',
    );
    expect(await stateOf(ana.badge)).toBe('encoded');
    expect(await run('badges', 'expire')).toBe('2 badges past their day have expired.');
    const states = await Promise.all([ana, ben, eva].map(({ badge }) => stateOf(badge)));
    expect(states).toEqual(['expired', 'expired', 'active']);
    const [report] = await house.central.admin.badges(ben.person);
    expect(report?.events.at(-1)).toMatchObject({ act: 'expire', role: 'system', actor: 'console:root' });
    expect(await run('badges', 'expire')).toBe('0 badges past their day have expired.');
  });

  it('marks each badge once, and says of each why it is left out', async () => {
    const ana = await carded(house, 'ana', 'printed');
    const list = join(folder, 'print.csv');
    await writeFile(list, `badge\r\n${ana.badge}\r\n${'0'.repeat(8)}-0000-4000-8000-000000000000\r\n`);
    expect(await run('badges', 'printed', '--list', list)).toBe(
      `! ${ana.badge}: it is not in the state for this\n` +
        '! 00000000-0000-4000-8000-000000000000: there is no such badge\n' +
        '0 badges are marked as printed, 2 are not.',
    );
    await expect(run('badges', 'printed', '--badge', ana.badge)).rejects.toThrow('Nothing was changed.');
    expect(await run('badges', 'printed', '--all')).toBe('0 badges are marked as printed.');
  });

  it.each([
    [['badges', 'printed'], /--badge ID, --list FILE.csv or --all/],
    [['badges', 'approve', '--all', '--badge', 'x'], /one of them/],
    [['badges', 'printed', '--badge', 'x'], /by its id/],
    [['badges', 'printed', '--list', '/nowhere/x.csv'], /cannot be read \(ENOENT\)/],
    [['badges', 'printed', 'x'], /Usage/],
    [['badges', 'reject', '--badge', noBadge], /Say why, in 1 to 200 characters/],
    [['badges', 'cancel', '--badge', noBadge, '--note', '   '], /Say why/],
    [['badges', 'cancel', '--badge', noBadge, '--note', 'x'.repeat(201)], /Say why/],
    [['badges', 'cancel', '--note', 'x'], /badges cancel --badge ID or --list FILE.csv \(one of them\)/],
    [['badges', 'reject', '--all', '--note', 'x'], /--all does not go with/],
    [['badges', 'approve', '--all', '--note', 'x'], /--note does not go with/],
    [['badges', 'expire', '--all'], /--all does not go with/],
  ])('says what is wrong with %j', async (words, sentence) => {
    await expect(run(...words)).rejects.toThrow(sentence);
  });

  it('changes nothing for a list that is none', async () => {
    const ana = await carded(house, 'ana', 'approved');
    const list = join(folder, 'print.csv');
    await writeFile(list, `badge\n${ana.badge}\nx\n`);
    await expect(run('badges', 'printed', '--list', list)).rejects.toThrow(/record 2\. Nothing was changed/);
    expect(await stateOf(ana.badge)).toBe('approved');
  });
});

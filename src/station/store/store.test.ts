import {
  copyFileSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../engine-kit.ts';
import { migrations } from './migrations/all.ts';
import { openStore, type Store } from './store.ts';

const openedAt = '2026-11-20T08:00:00.000Z';
const latest = migrations.at(-1)?.version;

function opened(directory: string, more: Partial<Parameters<typeof openStore>[0]> = {}): Store {
  const store = openStore({ directory, openedAt, lockWait: 0, ...more });
  if (!store.ok) throw new Error(store.error);
  return store.value;
}

describe('a station database', () => {
  it('is in WAL with FULL, after a write, and for this process alone', () => {
    const store = opened(temporaryFolder());
    store.write(() => store.db.prepare(`INSERT INTO setting (name, at) VALUES ('x', 'now')`).run());
    const pragma = (name: string): unknown => store.db.pragma(name, { simple: true });
    expect(pragma('journal_mode')).toBe('wal');
    expect(pragma('synchronous')).toBe(2);
    expect(pragma('secure_delete')).toBe(1);
    expect(pragma('foreign_keys')).toBe(1);
    expect(pragma('trusted_schema')).toBe(0);
    expect(pragma('locking_mode')).toBe('exclusive');
    store.close();
  });

  it('takes a note without waiting for the disk, and waits again from then on', () => {
    const store = opened(temporaryFolder());
    const level = () => store.db.pragma('synchronous', { simple: true });
    const put = (name: string) =>
      store.db.prepare(`INSERT INTO setting (name, at) VALUES (?, 'now')`).run(name);
    expect(store.note(() => [put('x').changes, level()])).toEqual({ ok: true, value: [1, 1] });
    expect(level()).toBe(2);
    expect(() => store.note(() => put('x'))).toThrow();
    expect(level()).toBe(2);
    expect(store.write(() => store.note(() => level()))).toMatchObject({ value: { value: 2 } });
    store.close();
  });

  it('is readable by nobody else', () => {
    const folder = join(temporaryFolder(), 'profile');
    const store = opened(folder);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(folder)) {
      const { mode } = statSync(join(folder, name));
      expect([name, mode & 0o077]).toEqual([name, 0]);
    }
    expect(readdirSync(folder)).toContain('station.db-wal');
    store.close();
  });

  it('refuses a second opening until the first ends', () => {
    const directory = temporaryFolder();
    const first = opened(directory);
    expect(openStore({ directory, openedAt, lockWait: 0 })).toEqual({
      ok: false,
      error: 'station.already-running',
    });
    first.close();
    opened(directory).close();
  });

  it('gives up whole on a full disk, and goes on when there is room again', () => {
    const store = opened(temporaryFolder());
    const pages = store.db.pragma('page_count', { simple: true }) as number;
    store.db.pragma(`max_page_count = ${pages + 2}`);
    const fill = (): unknown =>
      store.write(() => {
        store.db.prepare(`INSERT INTO setting (name, sealed, at) VALUES ('small', x'00', 'now')`).run();
        store.db
          .prepare(`INSERT INTO setting (name, sealed, at) VALUES ('large', zeroblob(100000), 'now')`)
          .run();
      });
    expect(fill()).toEqual({ ok: false, error: 'station.store-full' });
    expect(store.db.inTransaction).toBe(false);
    expect(store.db.prepare(`SELECT count(*) AS n FROM setting WHERE name = 'small'`).get()).toEqual({
      n: 0,
    });
    expect(store.db.pragma('integrity_check', { simple: true })).toBe('ok');
    store.db.pragma('max_page_count = 1000000');
    expect(fill()).toMatchObject({ ok: true });
    store.close();
  });
});

describe('an erasure', () => {
  it('leaves nothing in the file or its log', () => {
    const directory = temporaryFolder();
    const store = opened(directory);
    const mark = randomBytes(64);
    const large = Buffer.concat(Array.from({ length: 2000 }, () => mark));
    store.write(() =>
      store.db.prepare(`INSERT INTO setting (name, sealed, at) VALUES ('x', ?, 'now')`).run(large),
    );
    const left = (): string[] =>
      ['station.db', 'station.db-wal'].filter((name) => readFileSync(join(directory, name)).includes(mark));
    expect(left()).not.toEqual([]);
    store.write(() => store.db.prepare(`DELETE FROM setting WHERE name = 'x'`).run());
    expect(store.erasePurged().ok).toBe(true);
    expect(left()).toEqual([]);
    expect(statSync(join(directory, 'station.db-wal')).size).toBe(0);
    store.close();
  });
});

describe('a damaged database', () => {
  const damaged = (harm: (path: string) => void): { directory: string; path: string; before: Buffer } => {
    const directory = temporaryFolder();
    const store = opened(directory);
    store.write(() => {
      for (let n = 0; n < 200; n += 1) {
        store.db
          .prepare('INSERT INTO setting (name, sealed, at) VALUES (?, zeroblob(3000), ?)')
          .run(`s${n}`, 'now');
      }
    });
    store.close();
    const path = join(directory, 'station.db');
    harm(path);
    return { directory, path, before: readFileSync(path) };
  };

  it.each([
    [
      'text instead of a database',
      (path: string) => writeFileSync(path, 'not a database at all, '.repeat(500)),
    ],
    [
      'a page of zeros in the middle',
      (path: string) => void writeSync(openSync(path, 'r+'), Buffer.alloc(4096), 0, 4096, 4096 * 3),
    ],
    ['a cut file', (path: string) => writeFileSync(path, readFileSync(path).subarray(0, 4096 * 5))],
  ])('with %s is reported and left as it is', (_what, harm) => {
    const { directory, path, before } = damaged(harm);
    expect(openStore({ directory, openedAt })).toEqual({ ok: false, error: 'station.store-damaged' });
    expect(readFileSync(path).equals(before)).toBe(true);
  });
});

describe('migrations', () => {
  const older = new URL('./fixtures/version-20.db', import.meta.url);

  it('go up in tens, one file each', () => {
    const files = readdirSync(new URL('./migrations', import.meta.url)).filter((name) => /^\d/.test(name));
    expect(files.map((name) => Number(name.slice(0, 4)))).toEqual(migrations.map(({ version }) => version));
    migrations.forEach(({ version }, position) => expect(version).toBe((position + 1) * 10));
  });

  it('make an empty profile whole, without a copy', () => {
    const directory = temporaryFolder();
    const store = opened(directory);
    expect(store.db.pragma('user_version', { simple: true })).toBe(latest);
    const tables = store.db.pragma('table_list') as { name: string; schema: string; strict: number }[];
    const own = tables.filter(({ name, schema }) => schema === 'main' && !name.startsWith('sqlite_'));
    expect(own.length).toBeGreaterThan(4);
    expect(own.filter(({ strict }) => strict !== 1)).toEqual([]);
    expect(readdirSync(join(directory, 'backups'))).toEqual([]);
    store.close();
  });

  it('bring an older profile up with all it holds, after a copy that goes with the next erasure', () => {
    const directory = temporaryFolder();
    copyFileSync(older, join(directory, 'station.db'));
    const store = opened(directory);
    expect(store.db.pragma('user_version', { simple: true })).toBe(latest);
    expect(store.db.prepare('SELECT command, state FROM queue').all()).toEqual([
      { command: '019aa000-0000-7000-8000-000000000001', state: 'waiting' },
    ]);
    const [copy] = readdirSync(join(directory, 'backups'));
    expect(copy).toBe(`station-20-before-${latest}.db`);
    expect(statSync(join(directory, 'backups', copy ?? '')).mode & 0o077).toBe(0);
    store.erasePurged();
    expect(readdirSync(join(directory, 'backups'))).toEqual([]);
    store.close();
  });

  it('that break in the middle leave the older shape and a copy; the next start ends them', () => {
    const directory = temporaryFolder();
    copyFileSync(older, join(directory, 'station.db'));
    const broken = [
      ...migrations,
      { version: 990, sql: 'CREATE TABLE half (x INTEGER) STRICT; SELECT no_such_function();' },
    ];
    expect(() => openStore({ directory, openedAt, migrations: broken })).toThrow(/no_such_function/);
    const db = new BetterSqlite3(join(directory, 'station.db'));
    expect(db.pragma('user_version', { simple: true })).toBe(20);
    expect(db.prepare(`SELECT name FROM sqlite_schema WHERE name IN ('half', 'audit')`).all()).toEqual([]);
    db.close();
    expect(readdirSync(join(directory, 'backups'))).toEqual(['station-20-before-990.db']);
    const store = opened(directory);
    expect(store.db.prepare('SELECT count(*) AS n FROM queue').get()).toEqual({ n: 1 });
    store.close();
  });

  it('refuse a database of a newer program and leave it alone', () => {
    const directory = temporaryFolder();
    mkdirSync(directory, { recursive: true });
    const path = join(directory, 'station.db');
    const db = new BetterSqlite3(path);
    db.exec(
      'CREATE TABLE newer (x INTEGER) STRICT; INSERT INTO newer VALUES (1); PRAGMA user_version = 4000',
    );
    db.close();
    expect(openStore({ directory, openedAt })).toEqual({ ok: false, error: 'station.store-newer' });
    const again = new BetterSqlite3(path, { readonly: true });
    expect(again.pragma('user_version', { simple: true })).toBe(4000);
    expect(again.prepare('SELECT x FROM newer').all()).toEqual([{ x: 1 }]);
    again.close();
  });
});

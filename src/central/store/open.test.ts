import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { CompiledQuery } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from './store.ts';

describe('the embedded database', () => {
  let folder: string;
  let file: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'trombine-store-'));
    file = join(folder, 'central.sqlite');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('opens again with what was written', async () => {
    const first = await openStore(file);
    await first.db
      .insertInto('station_codes')
      .values({ code_hash: 'h', name: 'Hall', expires_ms: 2 ** 45, used_ms: null, station_id: null })
      .execute();
    await first.close();
    const second = await openStore(file);
    expect(await second.db.selectFrom('station_codes').selectAll().execute()).toEqual([
      { code_hash: 'h', name: 'Hall', expires_ms: 2 ** 45, used_ms: null, station_id: null, office: 0 },
    ]);
    await second.close();
  });

  it('waits for the disk again after a note, also one that failed', async () => {
    const store = await openStore(file);
    const level = async (db: Pick<typeof store.db, 'executeQuery'>) =>
      (await db.executeQuery(CompiledQuery.raw('pragma synchronous'))).rows;
    const inside = await store.note((db) => level(db));
    expect(inside).toEqual([{ synchronous: 1 }]);
    expect(await level(store.db)).toEqual([{ synchronous: 2 }]);
    await expect(store.note(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await level(store.db)).toEqual([{ synchronous: 2 }]);
    await store.close();
  });

  it('shows the names in it to nobody else on the machine', async () => {
    const store = await openStore(file);
    for (const name of await readdir(folder)) {
      expect((await stat(join(folder, name))).mode & 0o077, name).toBe(0);
    }
    await store.close();
  });

  it('refuses, untouched, a database of a newer version', async () => {
    await (await openStore(file)).close();
    const raw = new Sqlite(file);
    raw.prepare("INSERT INTO kysely_migration VALUES ('990-later', '2030-01-01')").run();
    const steps = raw.prepare('SELECT name FROM kysely_migration ORDER BY name').all();
    raw.close();
    await expect(openStore(file)).rejects.toThrow(/newer version .*990-later/);
    const again = new Sqlite(file);
    expect(again.prepare('SELECT name FROM kysely_migration ORDER BY name').all()).toEqual(steps);
    again.close();
  });

  it('keeps nothing of a transaction that fails', async () => {
    const store = await openStore(file);
    await expect(
      store.transaction(async (tx) => {
        await tx
          .insertInto('station_codes')
          .values({ code_hash: 'h', name: 'Hall', expires_ms: 1, used_ms: null, station_id: null })
          .execute();
        throw new Error('halfway');
      }),
    ).rejects.toThrow('halfway');
    expect(await store.db.selectFrom('station_codes').selectAll().execute()).toEqual([]);
    await store.close();
  });

  it('takes no text where a number belongs', async () => {
    const store = await openStore(file);
    const row = {
      code_hash: 'h',
      name: 'Hall',
      expires_ms: 'soon' as unknown as number,
      used_ms: null,
      station_id: null,
    };
    await expect(store.db.insertInto('station_codes').values(row).execute()).rejects.toThrow(
      /STRICT|cannot store/,
    );
    await store.close();
  });
});

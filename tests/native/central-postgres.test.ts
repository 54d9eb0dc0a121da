// Central keeps every promise on PostgreSQL too: the suite of src/central/central.test.ts, a database of its own for each house.
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../src/central/store/store.ts';
import { openHouse, outcomeOf, decisions, type MakeDatabase } from '../../src/central/testing/house.ts';
import { centralSuite } from '../../src/central/testing/suite/all.ts';
import { available, startPostgres, type PostgresPeer } from '../peers/postgres.ts';

const missing = available();

describe.skipIf(missing)(`central on PostgreSQL${missing ? ` [skipped: ${missing}]` : ''}`, () => {
  let postgres: PostgresPeer;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(async () => {
    await postgres?.stop();
  });

  const run = async (url: string, sql: string) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return await client.query(sql);
    } finally {
      await client.end();
    }
  };
  const tables = `(SELECT string_agg(format('%I', tablename), ', ') FROM pg_tables
    WHERE schemaname = 'public' AND tablename NOT LIKE 'kysely%')`;
  const emptied = `DO $$ BEGIN EXECUTE 'TRUNCATE ' || ${tables} || ' CASCADE'; END $$`;
  const free: string[] = [];
  /** A database that nobody uses: making one takes a second of the disk's time, emptying one nearly nothing. */
  const makeDatabase: MakeDatabase = async () => {
    const again = free.pop();
    const name = again ?? `house_${randomUUID().replaceAll('-', '')}`;
    if (again === undefined) await run(postgres.url, `CREATE DATABASE ${name}`);
    const url = postgres.url.replace('/trombine?', `/${name}?`);
    const drop = async () => {
      await run(url, emptied);
      free.push(name);
    };
    return { url, drop };
  };

  centralSuite(makeDatabase);

  it('refuses a database of a newer version, untouched', async () => {
    const { url } = await makeDatabase();
    await (await openStore(url)).close();
    await run(url, "INSERT INTO kysely_migration VALUES ('990-later', '2030-01-01')");
    await expect(openStore(url)).rejects.toThrow(/newer version .*990-later/);
  });

  it('two centrals may start on one empty database at the same time', async () => {
    free.length = 0;
    const { url } = await makeDatabase();
    const stores = await Promise.all([openStore(url), openStore(url)]);
    await Promise.all(stores.map((store) => store.close()));
  });

  it('goes on after the server was cut off, with what was receipted', async () => {
    const house = await openHouse(makeDatabase);
    const visit = await house.station.visit('llebo');
    const payload = { decisions: decisions('refused'), screenDefault: 'none' as const };
    const before = await house.station.command(visit, 'consent.record', payload);
    expect(await outcomeOf(house.station, before)).toBe('applied');
    await postgres.crash();
    // The first requests may meet dead connections: a station would come again, and so do we.
    await expect.poll(async () => (await house.station.deliver(before)).status).toBe(200);
    expect(await house.central.admin.commands()).toHaveLength(1);
    await house.close();
  });
});

// The throw-away PostgreSQL of the tests keeps what was committed, and is reachable by its URL alone.
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { available, startPostgres } from '../peers/postgres.ts';
import type { PostgresPeer } from '../peers/postgres.ts';

const missing = available();

describe.skipIf(missing)(`PostgreSQL${missing ? ` [skipped: ${missing}]` : ''}`, () => {
  let postgres: PostgresPeer;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(async () => {
    await postgres?.stop();
  });

  const ask = async (sql: string, values: unknown[] = []) => {
    const client = new pg.Client({ connectionString: postgres.url });
    client.on('error', () => undefined); // a crash of the server cuts it: the query itself tells
    await client.connect();
    try {
      return (await client.query<Record<string, string>>(sql, values)).rows;
    } finally {
      await client.end();
    }
  };

  it('answers at its URL, with fsync on and UTF-8', async () => {
    expect(await ask('SHOW fsync')).toEqual([{ fsync: 'on' }]);
    expect(await ask('SHOW server_encoding')).toEqual([{ server_encoding: 'UTF8' }]);
    expect(await ask('SHOW listen_addresses')).toEqual([{ listen_addresses: '' }]);
  });

  it('has what was committed after a crash', async () => {
    await ask('CREATE TABLE kept (name text)');
    await ask('INSERT INTO kept VALUES ($1)', ["Hélène Lebœuf-N'Guyên"]);
    await postgres.crash();
    expect(await ask('SELECT name FROM kept')).toEqual([{ name: "Hélène Lebœuf-N'Guyên" }]);
  });
});

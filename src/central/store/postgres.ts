import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { postgresColumns } from './columns.ts';
import { migrate } from './migrate.ts';
import type { Schema } from './schema.ts';

/** Object id of PostgreSQL's `bigint` (pg_type.dat). */
const int8 = 20;

/** PostgreSQL's `bigint` as a number: sequences and milliseconds stay far below 2^53. */
const integers = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === int8 && format !== 'binary'
      ? (value: string) => Number(value)
      : (pg.types.getTypeParser(oid, format) as (value: string) => unknown),
};

/** Opens the PostgreSQL database that `url` names; `onLost` hears of idle connections that the server dropped. */
export async function openPostgres(url: string, onLost: (error: Error) => void): Promise<Kysely<Schema>> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 5000,
    statement_timeout: 15_000,
    application_name: 'trombine-central',
    types: integers,
  });
  // Without a listener a restart of the server would end this process.
  pool.on('error', onLost);
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  try {
    await migrate(db, postgresColumns);
    return db;
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

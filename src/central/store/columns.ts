import { sql, type CreateTableBuilder, type Kysely, type RawBuilder } from 'kysely';

/** How the two databases call the few column types that are used. */
export interface Columns {
  readonly text: RawBuilder<unknown>;
  /** Text that is compared by code points, whatever the language of the database: beginnings of it are ranges. */
  readonly key: RawBuilder<unknown>;
  readonly integer: RawBuilder<unknown>;
  readonly bytes: RawBuilder<unknown>;
  /** A new table, STRICT where the database would otherwise take anything. */
  readonly table: (db: Kysely<unknown>, name: string) => CreateTableBuilder<string>;
}

/** Column types of embedded SQLite. */
export const sqliteColumns: Columns = {
  text: sql`text`,
  key: sql`text`,
  integer: sql`integer`,
  bytes: sql`blob`,
  table: (db, name) => db.schema.createTable(name).modifyEnd(sql`strict`),
};

/** Column types of PostgreSQL. */
export const postgresColumns: Columns = {
  text: sql`text`,
  key: sql`text collate "C"`,
  integer: sql`bigint`,
  bytes: sql`bytea`,
  table: (db, name) => db.schema.createTable(name),
};

/** One step of the schema: one file each, numbered in tens, the same for both databases, never changed once released. */
export interface Step {
  readonly name: string;
  readonly up: (db: Kysely<unknown>, columns: Columns) => Promise<void>;
}

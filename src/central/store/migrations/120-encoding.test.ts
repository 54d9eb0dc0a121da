import Sqlite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { expect, it } from 'vitest';
import { sqliteColumns } from '../columns.ts';
import { people } from './010-people.ts';
import { stations } from './020-stations.ts';
import { visits } from './030-visits.ts';
import { photos } from './050-photos.ts';
import { badges } from './070-badges.ts';
import { encoding } from './120-encoding.ts';

it('people and badges of before are there after it, and are found by name', async () => {
  const database = new Sqlite(':memory:');
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database }) });
  for (const step of [people, stations, visits, photos, badges]) await step.up(db, sqliteColumns);
  database.exec(`
    INSERT INTO people VALUES ('p', 'student', 'Léa', 'Le Bœuf', 'l', 'l', 'a@b.fr', NULL, '22001', NULL, 0);
    INSERT INTO badges VALUES ('b', 'p', 'student', 'active', NULL, '04AABBCC', '2026', '2026');`);
  await encoding.up(db, sqliteColumns);
  const words = database.prepare('SELECT word FROM people_words ORDER BY word').pluck().all();
  expect(words).toEqual(['22001', 'boeuf', 'lea', 'leboeuf']);
  expect(database.prepare('SELECT name_key FROM people').pluck().all()).toEqual(['leboeuf lea']);
  expect(database.prepare('SELECT id, state, uid, escn, expires_on FROM badges').all()).toEqual([
    { id: 'b', state: 'active', uid: '04AABBCC', escn: null, expires_on: null },
  ]);
  await db.destroy();
});

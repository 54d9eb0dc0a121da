import { sql, type Kysely } from 'kysely';
import { nameKey, searchWords, type Searchable } from '../../people/search-words.ts';
import type { Step } from '../columns.ts';

/** What is written on badges, who was given keys of cards, who looked whom up, and by which words people are found. */
export const encoding: Step = {
  name: '120-encoding',
  async up(db, { table, text, integer, key }) {
    for (const name of ['escn', 'expires_on', 'delivered_at'])
      await db.schema.alterTable('badges').addColumn(name, text).execute();
    await db.schema.createIndex('one_badge_per_escn').on('badges').column('escn').unique().execute();
    // Those of destroyed badges too, which `one_badge_per_uid` leaves out.
    await db.schema.createIndex('badges_of_uid').on('badges').column('uid').execute();
    await db.schema
      .createIndex('badges_to_encode')
      .on('badges')
      .column('person_id')
      .where(sql<boolean>`state = 'printed'`)
      .execute();
    await db.schema.createIndex('images_by_hash').on('images').column('clear_sha256').execute();
    await table(db, 'key_releases')
      .addColumn('id', text, (column) => column.primaryKey().notNull())
      .addColumn('visit_id', text, (column) => column.notNull().references('visits.id'))
      .addColumn('badge_id', text, (column) => column.references('badges.id'))
      .addColumn('uid', text, (column) => column.notNull())
      .addColumn('profile_id', text, (column) => column.notNull())
      .addColumn('profile_version', integer, (column) => column.notNull())
      .addColumn('released_at', text, (column) => column.notNull())
      .addColumn('offline_until', text)
      .execute();
    await db.schema.createIndex('key_releases_of_uid').on('key_releases').column('uid').execute();
    await table(db, 'consultations')
      .addColumn('id', text, (column) => column.primaryKey().notNull())
      .addColumn('visit_id', text, (column) => column.notNull().references('visits.id'))
      .addColumn('person_id', text, (column) => column.notNull().references('people.id'))
      .addColumn('badge_id', text, (column) => column.references('badges.id'))
      .addColumn('way', text, (column) => column.notNull())
      .addColumn('consulted_at', text, (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('consultations_of_person')
      .on('consultations')
      .columns(['person_id', 'consulted_at'])
      .execute();
    await db.schema.createIndex('consultations_by_age').on('consultations').column('consulted_at').execute();
    await db.schema
      .alterTable('people')
      .addColumn('name_key', key, (column) => column.notNull().defaultTo(''))
      .execute();
    await table(db, 'people_words')
      .addColumn('word', key, (column) => column.notNull())
      .addColumn('person_id', text, (column) => column.notNull().references('people.id'))
      .addPrimaryKeyConstraint('people_words_key', ['word', 'person_id'])
      .execute();
    await db.schema
      .createIndex('words_of_person')
      .on('people_words')
      .columns(['person_id', 'word'])
      .execute();
    await findThoseOfBefore(db);
  },
};

interface Searched {
  people: Searchable & { id: string; name_key: string };
  people_words: { word: string; person_id: string };
}

async function findThoseOfBefore(db: Kysely<Searched>): Promise<void> {
  const people = await db
    .selectFrom('people')
    .select(['id', 'first_name', 'last_name', 'student_number', 'staff_number'])
    .execute();
  for (const person of people) {
    await db
      .updateTable('people')
      .set({ name_key: nameKey(person) })
      .where('id', '=', person.id)
      .execute();
    const words = searchWords(person).map((word) => ({ word, person_id: person.id }));
    if (words.length > 0) await db.insertInto('people_words').values(words).execute();
  }
}

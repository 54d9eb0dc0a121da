import { sql, type ExpressionBuilder } from 'kysely';
import { searchMost, type OfficeSearch } from '../../shared/contract/office.ts';
import { searchTerms } from '../people/search-words.ts';
import type { Schema } from '../store/schema.ts';
import type { Reader } from '../store/store.ts';
import { badgesWithHolders, type HolderRow } from './badge.ts';
import { readCode } from './code.ts';

/** One more than is shown: it says that there is more. */
const limit = searchMost + 1;

/** Rows of the badges that a search finds, at most `limit`. */
export async function findBadges(reader: Reader, search: OfficeSearch) {
  switch (search.by) {
    case 'uid': {
      const rows = await badgesWithHolders(reader)
        .where('uid', '=', search.uid)
        .orderBy('changed_at', 'desc')
        .orderBy('badges.id')
        .limit(limit)
        .execute();
      // A card whose badge was destroyed may be another one's by now.
      const present = rows.filter(({ state }) => state !== 'destroyed');
      return present.length > 0 ? present : rows;
    }
    case 'code':
      return findByCode(reader, search.code);
    case 'name':
      return findByName(reader, search.text);
  }
}

async function findByCode(reader: Reader, text: string) {
  const code = readCode(text);
  if (code === null) return [];
  const badges = badgesWithHolders(reader);
  if (code.kind === 'badge-or-escn')
    return badges
      .where((where) => where.or([where('badges.id', '=', code.badge), where('escn', '=', code.escn)]))
      .limit(limit)
      .execute();
  return badges
    .where((where) =>
      where.or([where('student_number', '=', code.number), where('staff_number', '=', code.number)]),
    )
    .orderBy('requested_at', 'desc')
    .orderBy('badges.id', 'desc')
    .limit(limit)
    .execute();
}

async function findByName(reader: Reader, text: string) {
  const terms = searchTerms(text);
  if (terms.length === 0) return [];
  return badgesWithHolders(reader)
    .where((where) => named(where, terms))
    .orderBy(sql`case badges.state when 'printed' then 0 else 1 end`)
    .orderBy('name_key')
    .orderBy('badges.id')
    .limit(limit)
    .execute();
}

/** Rows of the people whom a search by name finds, at most `limit`, with or without a badge. */
export async function findPeople(reader: Reader, text: string): Promise<HolderRow[]> {
  const terms = searchTerms(text);
  if (terms.length === 0) return [];
  return reader
    .selectFrom('people')
    .select(['people.id as person_id', 'kind as person_kind', 'first_name', 'last_name'])
    .select(['student_number', 'staff_number'])
    .where((where) => named(where, terms))
    .orderBy('name_key')
    .orderBy('people.id')
    .limit(limit)
    .execute();
}

/** Somebody who has a word for each of these beginnings. The longest is looked for, the others are then looked at. */
function named(where: ExpressionBuilder<Schema, 'people'>, [longest = '', ...others]: readonly string[]) {
  const words = where.selectFrom('people_words').select('people_words.person_id');
  return where.and([
    where(
      'people.id',
      'in',
      words.where((word) => beginsWith(word, longest)),
    ),
    ...others.map((term) =>
      where.exists(
        words.whereRef('people_words.person_id', '=', 'people.id').where((word) => beginsWith(word, term)),
      ),
    ),
  ]);
}

/** A range that an index serves: nothing sorts after the last code point. */
const beginsWith = (where: ExpressionBuilder<Schema, 'people_words'>, term: string) =>
  where.and([where('word', '>=', term), where('word', '<', `${term}\u{10ffff}`)]);

import BetterSqlite3 from 'better-sqlite3';
import { randomUUID } from 'node:crypto';
import { nameKey, searchWords } from '../../../src/central/people/search-words.ts';

const firsts = ['Léa', 'Noé', 'Zoé', 'Inès', 'Maël', 'Yanis', 'Chloé', 'Aïcha', 'Gaël', 'Théo', 'Éloïse'];
const lasts = ['Martin', 'Bernard', 'Petit', 'Durand', 'Leroy', 'Moreau', 'Simon', 'Laurent', 'Garçon'];
const at = '2026-09-01T08:00:00.000Z';

/** UID of the nth badge. */
export const uidOf = (nth: number): string => `04A1${nth.toString(16).toUpperCase().padStart(10, '0')}`;
/** Number of the nth person. */
export const numberOf = (nth: number): string => String(30_000_000 + nth);

/** Writes people with one active badge each straight into a closed central's database, in one transaction. */
export function addBadges(file: string, count: number): void {
  const db = new BetterSqlite3(file);
  const person = db.prepare(
    `INSERT INTO people (id, kind, first_name, last_name, login, login_key, university_email, contact_email, student_number,
       staff_number, name_key, revision) VALUES (?, 'student', ?, ?, ?, ?, ?, NULL, ?, NULL, ?, 1)`,
  );
  const word = db.prepare('INSERT INTO people_words (word, person_id) VALUES (?, ?)');
  const badge = db.prepare(
    `INSERT INTO badges (id, person_id, kind, state, uid, requested_at, changed_at) VALUES (?, ?, 'student', 'active', ?, ?, ?)`,
  );
  const event = db.prepare(
    `INSERT INTO badge_events (badge_id, position, act, from_state, to_state, role, actor, occurred_at, recorded_at)
     VALUES (?, 1, 'accredit', NULL, 'active', 'card-office', 'administrator', ?, ?)`,
  );
  db.transaction(() => {
    for (let nth = 0; nth < count; nth += 1) {
      const [id, badgeId, login] = [randomUUID(), randomUUID(), `p${nth}`];
      const firstName = firsts[nth % firsts.length] ?? '';
      const lastName = `${lasts[nth % lasts.length]}-${nth}`;
      const studentNumber = numberOf(nth);
      const searchable = {
        first_name: firstName,
        last_name: lastName,
        student_number: studentNumber,
        staff_number: null,
      };
      person.run(
        ...[id, firstName, lastName, login, login, `${login}@univ.test`, studentNumber],
        nameKey(searchable),
      );
      for (const one of searchWords(searchable)) word.run(one, id);
      badge.run(badgeId, id, uidOf(nth), at, at);
      event.run(badgeId, at, at);
    }
  })();
  db.close();
}

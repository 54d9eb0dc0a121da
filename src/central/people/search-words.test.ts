import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameKey, searchTerms, searchWords } from './search-words.ts';

const person = (first_name: string, last_name: string, student_number: string | null = null) => ({
  ...{ first_name, last_name, student_number, staff_number: null },
});

describe('the words that people are found by', () => {
  it('are without accents, case and marks, from each word to the end of its text', () => {
    expect(searchWords(person('Anne-Zoë', 'de Lebœuf-N’Guyên', '22-AB 7'))).toEqual([
      ...['annezoe', 'zoe', 'deleboeufnguyen', 'leboeufnguyen', 'nguyen', 'guyen', '22ab7', 'ab7', '7'],
    ]);
    expect(searchWords(person('İpek', 'Łukasiewicz-Straße'))).toEqual([
      'ipek',
      'lukasiewiczstrasse',
      'strasse',
    ]);
    expect(searchWords(person('–', '...'))).toEqual([]);
    expect(searchWords(person('李', '王小明'))).toEqual(['李', '王小明']);
  });

  it('give an order by last name, then first name', () => {
    const people = [
      person('Zoé', 'Dupond'),
      person('Ana', 'Ébène'),
      person('Ana', 'Dupond'),
      person('A', 'Du Pondre'),
    ];
    expect(people.map(nameKey).toSorted()).toEqual(['dupond ana', 'dupond zoe', 'dupondre a', 'ebene ana']);
  });

  it('are asked for the longest first, each once, and no more than six', () => {
    expect(searchTerms("  le N'GUYÊN le -- ")).toEqual(['nguyen', 'le']);
    expect(searchTerms('a b c d e f g h')).toHaveLength(6);
    expect(searchTerms('% _ \u0000')).toEqual([]);
  });

  it('find everybody by any beginnings of what they are called, in any form of Unicode', () => {
    const word = fc.stringMatching(/^[A-Za-zÀ-ÖØ-öø-ÿœŒ]{1,12}$/);
    const name = fc.array(word, { minLength: 1, maxLength: 3 });
    const separator = fc.constantFrom(' ', '-', "'", '’', '. ');
    fc.assert(
      fc.property(name, name, separator, fc.constantFrom('NFC', 'NFD'), (first, last, between, form) => {
        const words = searchWords(person(first.join(between), last.join(between).normalize(form)));
        const typed = [...first, ...last].map((part) => part.slice(0, 1 + part.length / 2)).join(' ');
        for (const term of searchTerms(typed.toUpperCase().normalize(form)))
          expect(
            words.some((one) => one.startsWith(term)),
            `${term} of ${words.join()}`,
          ).toBe(true);
      }),
    );
  });
});

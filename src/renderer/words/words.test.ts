import { describe, expect, test } from 'vitest';
import { errorCodes } from '../../shared/domain/errors.ts';
import { languages } from '../../shared/domain/language.ts';
import { checkNames } from '../../shared/quality/check.ts';
import { checkWords } from './check-words.ts';
import { errorWords } from './error-words.ts';
import { dictionaries } from './dictionaries.ts';
import { createWords } from './i18n.ts';
import { elide, french } from './typography.ts';

function flat(words: object, path = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string'
      ? [[`${path}${key}`, value] as [string, string]]
      : flat(value as object, `${path}${key}.`),
  );
}
const keys = (words: object): string[] => flat(words).map(([key]) => key);
const longest = (text: string): number =>
  Math.max(
    ...text
      .split(/(?<=[.?!…])\s/)
      .map((sentence) => sentence.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length),
  );

describe('sentences for errors', () => {
  test.each(languages)(
    'every code of the closed set has its three sentences in %s, and no other code has any',
    (language) => {
      expect(Object.keys(errorWords[language]).toSorted()).toEqual([...errorCodes].toSorted());
      for (const code of errorCodes) {
        const { what, safe, do: act } = errorWords[language][code];
        for (const sentence of [what, safe, act])
          expect(sentence, `${language} ${code}`).toMatch(/^\p{Lu}.*[.?!]$/u);
      }
    },
  );

  test('no sentence is said in the other language', () => {
    for (const code of errorCodes) expect(errorWords.fr[code].what).not.toBe(errorWords.en[code].what);
  });
});

describe('words of the checks', () => {
  test('are there for every check in both languages, in few words, and are not the same', () => {
    for (const language of languages) {
      expect(Object.keys(checkWords[language]).toSorted()).toEqual([...checkNames].toSorted());
      for (const [key, text] of flat(checkWords[language])) {
        expect(text, key).toMatch(/^\p{Lu}[^'.]*$/u);
        expect(text.split(/\s+/).length, key).toBeLessThanOrEqual(6);
      }
    }
    for (const name of checkNames) expect(checkWords.fr[name]).not.toEqual(checkWords.en[name]);
  });
});

describe('words of the screens', () => {
  test('French and English have the same keys', () => {
    expect(keys(dictionaries.en).toSorted()).toEqual(keys(dictionaries.fr).toSorted());
  });

  test('both ask for the same values', () => {
    const asked = (text: string): string[] =>
      [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').toSorted();
    const english = new Map(flat(dictionaries.en));
    for (const [key, text] of flat(dictionaries.fr))
      expect(asked(english.get(key) ?? ''), key).toEqual(asked(text));
  });

  test('no sentence has more than fourteen words', () => {
    const all = languages.flatMap((language) => [
      ...flat(dictionaries[language]),
      ...flat(errorWords[language]),
    ]);
    expect(all.filter(([, text]) => longest(text) > 14)).toEqual([]);
  });

  test('capitals only at the beginning of sentences: no shouting', () => {
    const words = languages
      .flatMap((language) => flat(dictionaries[language]))
      .flatMap(([, text]) => text.split(/[^\p{L}]+/u));
    expect(
      words.filter((word) => /^\p{Lu}{2,}$/u.test(word) && !['ENT', 'USB', 'QR', 'UID'].includes(word)),
    ).toEqual([]);
  });

  test('typographic apostrophes everywhere', () => {
    const all = languages.flatMap((language) => [
      ...flat(dictionaries[language]),
      ...flat(errorWords[language]),
    ]);
    expect(all.filter(([, text]) => text.includes("'"))).toEqual([]);
  });
});

describe('French typography', () => {
  test('spaces that would let a line begin with punctuation cannot break', () => {
    expect(french('Êtes-vous là ? « Oui » : 3 fois !')).toBe(
      'Êtes-vous là\u202f? «\u00a0Oui\u00a0»\u00a0: 3\u00a0fois\u202f!',
    );
  });

  test('« de » is elided before a name with a vowel, and before no other word', () => {
    expect(elide('Le badge de Éloïse, entre les mains de Éloïse', ['Éloïse'])).toBe(
      'Le badge d’Éloïse, entre les mains d’Éloïse',
    );
    expect(elide('Le badge de Hélène et de Yanis', ['Hélène', 'Yanis'])).toBe(
      'Le badge de Hélène et de Yanis',
    );
    const said = (person: string, language: 'fr' | 'en') =>
      createWords(language).t('lookup.tap.title', { person });
    expect(said('Inès Fontaine', 'fr')).toBe('Posez le badge d’Inès Fontaine sur le lecteur');
    expect(said('Chloé Castaing', 'fr')).toBe('Posez le badge de Chloé Castaing sur le lecteur');
    expect(said('Inès Fontaine', 'en')).toContain('Inès Fontaine');
  });

  test('no plain space is left before tall punctuation on any screen', () => {
    const all = [...flat(dictionaries.fr), ...flat(errorWords.fr)];
    expect(all.filter(([, text]) => / [?!;:»]|« /.test(text))).toEqual([]);
  });
});

import { expect, test } from 'vitest';
import { errorCodes } from '../../shared/domain/errors.ts';
import { languages } from '../../shared/domain/language.ts';
import { errorWords } from './error-words.ts';
import { operatorWords } from './operator-words.ts';
import type { Sentences } from './sentences.ts';

const textsOf = (said: Sentences | undefined): string[] =>
  said === undefined ? [] : [said.what, said.safe, said.do];
const codes = errorCodes.filter((code) => code in operatorWords.fr);

test('both languages tell an operator about the same codes, in short sentences with typographic signs', () => {
  expect(Object.keys(operatorWords.en).toSorted()).toEqual(Object.keys(operatorWords.fr).toSorted());
  for (const language of languages)
    for (const code of codes)
      for (const text of textsOf(operatorWords[language][code])) {
        expect(text, code).toMatch(/^\p{Lu}[^']*[.?!]$/u);
        for (const sentence of text.split(/(?<=[.?!])\s/))
          expect(sentence.split(/\s+/).length, `${code} ${sentence}`).toBeLessThanOrEqual(14);
      }
});

test('an operator is never spoken to as the holder of a badge', () => {
  const holder = { fr: /votre badge|votre compte|l’accueil/i, en: /your badge|your account|reception/i };
  for (const language of languages) {
    const said = errorCodes
      .filter((code) => /^(?:card|reader|scanner|camera|bench|encoding|office)\./.test(code))
      .flatMap((code) => textsOf(operatorWords[language][code] ?? errorWords[language][code]));
    expect(said.filter((text) => holder[language].test(text))).toEqual([]);
  }
});

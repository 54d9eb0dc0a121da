import { expect, test } from 'vitest';
import { languages } from '../../shared/domain/language.ts';
import { lookupErrors } from './use-office-words.ts';

test('both languages say the same codes again for an operator, in short sentences that never speak to the holder', () => {
  expect(Object.keys(lookupErrors.en).toSorted()).toEqual(Object.keys(lookupErrors.fr).toSorted());
  const holder = { fr: /votre badge|votre compte|vous avez/i, en: /your badge|your account|you have/i };
  for (const language of languages)
    for (const [code, words] of Object.entries(lookupErrors[language]))
      for (const text of [words.what, words.safe, words.do]) {
        expect(text, code).toMatch(/^\p{Lu}[^']*[.?!]$/u);
        expect(text, code).not.toMatch(holder[language]);
        expect(text.split(/\s+/).length, `${code} ${text}`).toBeLessThanOrEqual(12);
      }
});

import type { Language } from '../../shared/domain/language.ts';
import { firstWords } from './i18n.ts';
import { operatorDictionary } from './operator-dictionary.ts';
import type { Words } from './words.ts';

/** The whole dictionaries as they are shown: for whoever reads the screens from outside, such as the tour. No screen needs them. */
export const dictionaries: Readonly<Record<Language, Words>> = {
  fr: { ...firstWords.fr, ...operatorDictionary.fr },
  en: { ...firstWords.en, ...operatorDictionary.en },
};

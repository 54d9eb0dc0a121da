import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { Language } from '../../shared/domain/language.ts';
import type { Sentences } from './sentences.ts';
import { visitorErrorWords } from './visitor-error-words.ts';
import { workErrorWords } from './work-error-words.ts';

/** Sentences for every code of the closed set, in every language. No screen needs them all. */
export const errorWords: Readonly<Record<Language, Readonly<Record<ErrorCode, Sentences>>>> = {
  fr: { ...visitorErrorWords.fr, ...workErrorWords.fr },
  en: { ...visitorErrorWords.en, ...workErrorWords.en },
};

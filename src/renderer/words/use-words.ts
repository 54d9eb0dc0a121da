import { useTranslation } from 'react-i18next';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { Language } from '../../shared/domain/language.ts';
import type { Sentences } from './sentences.ts';
import { visitorErrorWordsOf } from './visitor-error-words.ts';

/** The language of the screen. */
export function useLanguage(): Language {
  return useTranslation().i18n.language === 'en' ? 'en' : 'fr';
}

/** The three sentences of a code as a visitor is told them, in the language of the screen. */
export function useErrorWords(code: ErrorCode): Sentences {
  return visitorErrorWordsOf(code, useLanguage());
}

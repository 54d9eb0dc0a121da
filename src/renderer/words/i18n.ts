import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../../shared/domain/language.ts';
import { en } from './en/index.ts';
import { fr } from './fr/index.ts';
import { setFrench } from './typography.ts';

/** The dictionaries as they are shown. */
export const dictionaries = { fr: setFrench(fr), en } as const;

/** A ready i18next with both dictionaries inside the bundle: nothing is loaded, detected or stored. */
export function createWords(language: Language): i18n {
  const words = createInstance();
  void words.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    initAsync: false,
    resources: { fr: { translation: dictionaries.fr }, en: { translation: dictionaries.en } },
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  return words;
}

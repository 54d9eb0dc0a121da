import { createInstance, type i18n, type PostProcessorModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { languages, type Language } from '../../shared/domain/language.ts';
import { en } from './en/index.ts';
import { fr } from './fr/index.ts';
import { onLaterWords } from './later-words.ts';
import { elide, setFrench } from './typography.ts';

/** The words that are there from the first screen on, as they are shown. */
export const firstWords = { fr: setFrench(fr), en } as const;

/** Sets the values that a French sentence was filled with. */
const elision: PostProcessorModule = {
  type: 'postProcessor',
  name: 'elision',
  process: (said, _key, values: Readonly<Record<string, unknown>>, { language }: i18n) =>
    language === 'fr'
      ? elide(
          said,
          Object.values(values).filter((value) => typeof value === 'string'),
        )
      : said,
};

/** A ready i18next with both languages inside the bundle: nothing is detected or stored. Words of operators' screens come with these. */
export function createWords(language: Language): i18n {
  const words = createInstance();
  void words
    .use(initReactI18next)
    .use(elision)
    .init({
      lng: language,
      fallbackLng: false,
      initAsync: false,
      resources: { fr: { translation: firstWords.fr }, en: { translation: firstWords.en } },
      interpolation: { escapeValue: false },
      postProcess: elision.name,
      react: { useSuspense: false },
    });
  onLaterWords((later) => {
    for (const one of languages) words.addResourceBundle(one, 'translation', later[one], true);
  });
  return words;
}

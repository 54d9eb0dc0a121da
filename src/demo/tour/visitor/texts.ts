import { fileURLToPath } from 'node:url';
import type { PurposeText } from '../../../shared/contract/station.ts';
import type { Language } from '../../../shared/domain/language.ts';
import { loadImageRightsTexts } from '../../../station/consent/texts.ts';

/** The texts on image rights in force, as the screens show them. */
export function loadedTexts(language: Language): readonly PurposeText[] {
  const loaded = loadImageRightsTexts(
    fileURLToPath(new URL('../../../../resources/image-rights', import.meta.url)),
  );
  if (!loaded.ok) throw new Error(loaded.error);
  return loaded.value.texts[language];
}

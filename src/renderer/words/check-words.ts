import type { Language } from '../../shared/domain/language.ts';
import type { CheckName } from '../../shared/quality/check.ts';
import { checks as en } from './en/checks.ts';
import { checks as fr, type CheckWords } from './fr/checks.ts';
import { setFrench } from './typography.ts';

/** Words for every check of a photo, in every language. */
export const checkWords: Readonly<Record<Language, Readonly<Record<CheckName, CheckWords>>>> = {
  fr: setFrench(fr),
  en,
};

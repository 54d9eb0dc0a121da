import type { Language } from '../../shared/domain/language.ts';
import { errorsModeration as enModeration } from './en/errors-moderation.ts';
import { errorsOffice as enOffice } from './en/errors-office.ts';
import { errorsModeration as frModeration } from './fr/errors-moderation.ts';
import { errorsOffice as frOffice } from './fr/errors-office.ts';
import type { Sentences } from './sentences.ts';
import { setFrench } from './typography.ts';
import type { WorkCode } from './visitor-error-words.ts';

/** Sentences for the codes that only an operator at work can meet. Only operators' screens load them. */
export const workErrorWords: Readonly<Record<Language, Readonly<Record<WorkCode, Sentences>>>> = {
  fr: setFrench({ ...frModeration, ...frOffice }),
  en: { ...enModeration, ...enOffice },
};

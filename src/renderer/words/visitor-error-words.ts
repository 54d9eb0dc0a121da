import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { Language } from '../../shared/domain/language.ts';
import { errorsActs as enActs } from './en/errors-acts.ts';
import { errorsRights as enRights } from './en/errors-rights.ts';
import { errorsSignIn as enSignIn } from './en/errors-sign-in.ts';
import { errorsUpload as enUpload } from './en/errors-upload.ts';
import { errorsActs as frActs } from './fr/errors-acts.ts';
import type { errorsModeration } from './fr/errors-moderation.ts';
import type { errorsOffice } from './fr/errors-office.ts';
import { errorsRights as frRights } from './fr/errors-rights.ts';
import { errorsSignIn as frSignIn } from './fr/errors-sign-in.ts';
import { errorsUpload as frUpload } from './fr/errors-upload.ts';
import type { Sentences } from './sentences.ts';
import { setFrench } from './typography.ts';

/** Codes that only an operator at work can meet: their sentences come with the operators' screens. */
export type WorkCode = keyof typeof errorsModeration | keyof typeof errorsOffice;

/** Sentences for every other code of the closed set, in every language: the compiler counts them, and a test too. */
export const visitorErrorWords: Readonly<
  Record<Language, Readonly<Record<Exclude<ErrorCode, WorkCode>, Sentences>>>
> = {
  fr: setFrench({ ...frSignIn, ...frActs, ...frUpload, ...frRights }),
  en: { ...enSignIn, ...enActs, ...enUpload, ...enRights },
};

/** The sentences of a code on a screen of visitors. One that is told at work only says there that the act was not possible. */
export const visitorErrorWordsOf = (code: ErrorCode, language: Language): Sentences =>
  code in visitorErrorWords[language]
    ? visitorErrorWords[language][code as Exclude<ErrorCode, WorkCode>]
    : visitorErrorWords[language]['visit.act-not-allowed'];

import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { Language } from '../../shared/domain/language.ts';
import { errorsActs as enActs } from './en/errors-acts.ts';
import { errorsModeration as enModeration } from './en/errors-moderation.ts';
import { errorsOffice as enOffice } from './en/errors-office.ts';
import { errorsSignIn as enSignIn } from './en/errors-sign-in.ts';
import { errorsUpload as enUpload } from './en/errors-upload.ts';
import { errorsActs as frActs } from './fr/errors-acts.ts';
import { errorsModeration as frModeration } from './fr/errors-moderation.ts';
import { errorsOffice as frOffice } from './fr/errors-office.ts';
import { errorsSignIn as frSignIn } from './fr/errors-sign-in.ts';
import { errorsUpload as frUpload } from './fr/errors-upload.ts';
import type { Sentences } from './sentences.ts';
import { setFrench } from './typography.ts';

/** Sentences for every code of the closed set, in every language: the compiler counts them, and a test too. */
export const errorWords: Readonly<Record<Language, Readonly<Record<ErrorCode, Sentences>>>> = {
  fr: setFrench({ ...frSignIn, ...frActs, ...frUpload, ...frModeration, ...frOffice }),
  en: { ...enSignIn, ...enActs, ...enUpload, ...enModeration, ...enOffice },
};

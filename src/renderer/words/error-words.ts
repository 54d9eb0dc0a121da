import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { Language } from '../../shared/domain/language.ts';
import { errorsActs as enActs } from './en/errors-acts.ts';
import { errorsSignIn as enSignIn } from './en/errors-sign-in.ts';
import { errorsActs as frActs } from './fr/errors-acts.ts';
import { errorsSignIn as frSignIn } from './fr/errors-sign-in.ts';
import type { Sentences } from './sentences.ts';
import { setFrench } from './typography.ts';

/** Sentences for every code of the closed set, in every language: the compiler counts them, and a test too. */
export const errorWords: Readonly<Record<Language, Readonly<Record<ErrorCode, Sentences>>>> = {
  fr: setFrench({ ...frSignIn, ...frActs }),
  en: { ...enSignIn, ...enActs },
};

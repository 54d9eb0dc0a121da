import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { Language } from '../../shared/domain/language.ts';
import { errorsOperator as en } from './en/errors-operator.ts';
import { errorsOperator as fr } from './fr/errors-operator.ts';
import type { ErrorWords, Sentences } from './sentences.ts';
import { setFrench } from './typography.ts';
import { useErrorWords, useLanguage } from './use-words.ts';
import { workErrorWords } from './work-error-words.ts';

/** Sentences that an operator reads in place of those for visitors. Only operators' screens load them. */
export const operatorWords: Readonly<Record<Language, ErrorWords>> = { fr: setFrench(fr), en };

/** The three sentences of a code as an operator at work is told them, in the language of the screen. */
export function useOperatorWords(code: ErrorCode): Sentences {
  const language = useLanguage();
  const usual = useErrorWords(code);
  const atWork: ErrorWords = workErrorWords[language];
  return operatorWords[language][code] ?? atWork[code] ?? usual;
}

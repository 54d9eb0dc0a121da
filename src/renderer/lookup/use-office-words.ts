import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { Language } from '../../shared/domain/language.ts';
import { errorsLookup as en } from '../words/en/errors-lookup.ts';
import { errorsLookup as fr } from '../words/fr/errors-lookup.ts';
import { useOperatorWords } from '../words/operator-words.ts';
import type { ErrorWords, Sentences } from '../words/sentences.ts';
import { setFrench } from '../words/typography.ts';
import { useLanguage } from '../words/use-words.ts';

/** Sentences for codes whose own ones speak to the holder of a badge: an operator is told of somebody else's. */
export const lookupErrors: Readonly<Record<Language, ErrorWords>> = { fr: setFrench<ErrorWords>(fr), en };

/** The three sentences of a code, as an operator reads them who looks a badge up. */
export function useOfficeWords(code: ErrorCode): Sentences {
  const usual = useOperatorWords(code);
  return lookupErrors[useLanguage()][code] ?? usual;
}

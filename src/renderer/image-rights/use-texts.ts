import { useCallback, useEffect, useState } from 'react';
import type { PurposeText } from '../../shared/contract/station.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { Language } from '../../shared/domain/language.ts';
import { useLink, useLinkState } from '../connection/use-station.tsx';

/** The texts of image rights in a language: still coming (null), failed with a code, or there. */
export function useTexts(language: Language) {
  const link = useLink();
  const { connected } = useLinkState();
  const [texts, setTexts] = useState<{ language: Language; list: PurposeText[] } | null>(null);
  const [failure, setFailure] = useState<ErrorCode | null>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (!connected) return;
    let gone = false;
    void link.texts(language).then((answer) => {
      if (gone) return;
      setFailure(answer.ok ? null : answer.error);
      if (answer.ok) setTexts({ language, list: answer.value });
    });
    return () => {
      gone = true;
    };
  }, [link, language, connected, attempt]);
  const retry = useCallback(() => setAttempt((before) => before + 1), []);
  const here = texts !== null && texts.language === language ? texts.list : link.knownTexts(language);
  return { texts: here, failure, retry };
}

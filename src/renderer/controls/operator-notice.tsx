import { useOperatorWords } from '../words/operator-words.ts';
import { CodeNotice, type CodeSaid } from './error-notice.tsx';

/** A code as an operator at work is told it. Only for screens that are loaded when an operator comes. */
export const OperatorNotice = (said: CodeSaid) => (
  <CodeNotice {...said} words={useOperatorWords(said.code)} />
);

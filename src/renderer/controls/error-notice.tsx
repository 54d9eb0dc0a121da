import { CircleCheck, TriangleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { Sentences } from '../words/sentences.ts';
import { useErrorWords } from '../words/use-words.ts';

/** A calm message: shape, words and colour; it can be closed when there is something to close. */
export function Notice(props: {
  tone: 'good' | 'warn' | 'bad';
  title: string;
  children?: ReactNode;
  onClose?: (() => void) | undefined;
}) {
  const { t } = useTranslation();
  const Icon = props.tone === 'good' ? CircleCheck : TriangleAlert;
  return (
    <div className={`notice ${props.tone}`} role={props.tone === 'good' ? 'status' : 'alert'}>
      <Icon aria-hidden="true" />
      <div className="words">
        <h2>{props.title}</h2>
        {props.children}
      </div>
      {props.onClose !== undefined && (
        <Button className="tool" aria-label={t('notice.close')} onPress={props.onClose}>
          <X aria-hidden="true" />
        </Button>
      )}
    </div>
  );
}

/** A code of the closed set, and who closes what is said of it. */
export interface CodeSaid {
  readonly code: ErrorCode;
  readonly onClose?: (() => void) | undefined;
}

/** What happened, what is safe, what to do now, in the words for whoever reads it; the code small, for the help desk. */
export function CodeNotice({ code, words, onClose }: CodeSaid & { words: Sentences }) {
  const { t } = useTranslation();
  return (
    <Notice tone="warn" title={words.what} onClose={onClose}>
      <p>{words.safe}</p>
      <p>
        <strong>{words.do}</strong>
      </p>
      <p className="code">{t('notice.code', { code })}</p>
    </Notice>
  );
}

/** A code as a visitor is told it. */
export const ErrorNotice = (said: CodeSaid) => <CodeNotice {...said} words={useErrorWords(said.code)} />;

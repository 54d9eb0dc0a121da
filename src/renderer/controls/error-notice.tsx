import { CircleCheck, TriangleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import { useErrorWords } from '../words/use-words.ts';

/** A calm message: shape, words and colour; it can be closed when there is something to close. */
export function Notice(props: {
  tone: 'good' | 'warn' | 'bad';
  title: string;
  children?: ReactNode;
  onClose?: () => void;
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

/** What happened, what is safe, what to do now; the code small, for the help desk. */
export function ErrorNotice({ code, onClose }: { code: ErrorCode; onClose?: () => void }) {
  const { t } = useTranslation();
  const words = useErrorWords(code);
  return (
    <Notice tone="warn" title={words.what} {...(onClose === undefined ? {} : { onClose })}>
      <p>{words.safe}</p>
      <p>
        <strong>{words.do}</strong>
      </p>
      <p className="code">{t('notice.code', { code })}</p>
    </Notice>
  );
}

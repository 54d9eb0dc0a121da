import { useTranslation } from 'react-i18next';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import { useOperatorWords } from '../words/operator-words.ts';
import { Notice } from './error-notice.tsx';

/** As `ErrorNotice`, in the words for an operator at work. Only for screens that are loaded when an operator comes. */
export function OperatorNotice({ code, onClose }: { code: ErrorCode; onClose?: () => void }) {
  const { t } = useTranslation();
  const words = useOperatorWords(code);
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

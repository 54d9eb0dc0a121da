import { CloudOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { LookupScreen } from '../../shared/contract/lookup.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import { useAct } from '../connection/use-station.tsx';
import { Notice } from '../controls/error-notice.tsx';
import { useOfficeWords } from './use-office-words.ts';

/** What has to be said beside the work: central is away, something did not go, or an act was not taken. */
export function Said({ screen }: { screen: LookupScreen }) {
  const { t } = useTranslation();
  const act = useAct();
  const close = (): void => act({ act: 'dismiss-notice' });
  const { problem, refused, sheet } = screen;
  const [first] = refused;
  // On a sheet, that central is away changes nothing but when things are sent.
  if (problem === 'central.unreachable' && sheet !== null)
    return (
      <p className="looked-meanwhile" role="status">
        <CloudOff aria-hidden="true" />
        {t('lookup.unreachable')}
      </p>
    );
  if (problem !== null) return <Trouble code={problem} onClose={close} />;
  if (first === undefined) return null;
  const { act: what, person, code } = first;
  const more = refused.length - 1;
  return <Trouble code={code} title={t(`lookup.refused.${what}`, { person })} more={more} onClose={close} />;
}

/** What happened, what is safe, what to do now, in words for an operator. */
export function Trouble(props: {
  code: ErrorCode;
  /** Said before what happened. */
  title?: string;
  /** How many more there are. */
  more?: number;
  onClose?: () => void;
}) {
  const { t } = useTranslation();
  const { code, title, more = 0, onClose } = props;
  const words = useOfficeWords(code);
  return (
    <Notice tone="warn" title={title ?? words.what} onClose={onClose}>
      <p>
        {title !== undefined && `${words.what} `}
        {words.safe} <strong>{words.do}</strong>
      </p>
      {more > 0 && <p>{t('lookup.refusedMore', { count: more })}</p>}
      <p className="code">{t('notice.code', { code })}</p>
    </Notice>
  );
}

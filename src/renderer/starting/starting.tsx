import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import { ErrorNotice } from '../controls/error-notice.tsx';
import { Logo } from '../drawings/logo.tsx';
import { useLate } from '../frame/use-late.ts';
import { ThemeContext } from '../look/theme-context.ts';
import { useSpoken } from '../voice/spoken.tsx';
import './starting.css';

/** Nothing to do but wait: a mark, one word, and something that moves. */
function Still({ title, lead, busy }: { title: string; lead: string; busy: boolean }) {
  const theme = useContext(ThemeContext);
  useSpoken(`${title}. ${lead}`);
  return (
    <main className="still">
      <Logo path={theme.logo} />
      <h1>{title}</h1>
      <p className="lead" role="status">
        {lead}
      </p>
      {busy && <span className="spinner" aria-hidden="true" />}
    </main>
  );
}

/** What takes no longer, in milliseconds, is over before anybody has read what it is. */
const patience = 300;

/** The station is not there yet. */
export function Starting() {
  const { t } = useTranslation();
  const late = useLate(patience);
  return late && <Still title={t('starting.title')} lead={t('starting.lead')} busy />;
}

/** The visit is being wiped. */
export function Leaving() {
  const { t } = useTranslation();
  return <Still title={t('leaving.title')} lead={t('leaving.lead')} busy />;
}

/** The station cannot work: what happened, what is safe, where to go. */
export function OutOfOrder({ code }: { code: ErrorCode }) {
  const { t } = useTranslation();
  const theme = useContext(ThemeContext);
  useSpoken(t('outOfOrder.title'));
  return (
    <main className="still">
      <Logo path={theme.logo} />
      <h1>{t('outOfOrder.title')}</h1>
      <ErrorNotice code={code} />
    </main>
  );
}

import { ArrowRight, CreditCard, ListChecks, ScanFace } from 'lucide-react';
import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import type { Screen, View } from '../../shared/contract/station.ts';
import { useAct } from '../connection/use-station.tsx';
import { MainAction } from '../controls/buttons.tsx';
import { Chip } from '../controls/chip.tsx';
import { ErrorNotice, Notice } from '../controls/error-notice.tsx';
import { BadgeDrawing } from '../drawings/badge-drawing.tsx';
import { Logo } from '../drawings/logo.tsx';
import { Page } from '../frame/page.tsx';
import { ThemeContext } from '../look/theme-context.ts';
import { partsOf } from './health.ts';
import './welcome.css';

type NoticeKind = Extract<Screen, { name: 'welcome' }>['notice'];
const steps = [
  ['photo', ScanFace],
  ['rights', ListChecks],
  ['badge', CreditCard],
] as const;

/** What can be done here, in three steps, and one button. */
export function Welcome({ view, notice }: { view: View; notice: NoticeKind }) {
  const { t } = useTranslation();
  const act = useAct();
  return (
    <Page
      className="welcome"
      title={t('welcome.title')}
      lead={t('welcome.lead')}
      before={<Brand view={view} />}
      main={
        <MainAction icon={ArrowRight} onPress={() => act({ act: 'sign-in' })}>
          {t('welcome.start')}
        </MainAction>
      }
      second={<Health view={view} />}
    >
      {notice !== null && <WelcomeNotice notice={notice} />}
      <div className="hero">
        <BadgeDrawing kind="student" />
      </div>
      <ol className="steps">
        {steps.map(([step, Icon], at) => (
          <li key={step}>
            <span className="number" aria-hidden="true">
              {at + 1}
            </span>
            <Icon aria-hidden="true" />
            <h2>{t(`welcome.steps.${step}.title`)}</h2>
            <p>{t(`welcome.steps.${step}.text`)}</p>
          </li>
        ))}
      </ol>
    </Page>
  );
}

function Brand({ view }: { view: View }) {
  const theme = useContext(ThemeContext);
  return (
    <div className="brand">
      <Logo path={theme.logo} />
      <p>
        <strong>{view.university.name}</strong>
        <span className="soft">{view.university.place}</span>
      </p>
    </div>
  );
}

function WelcomeNotice({ notice }: { notice: NonNullable<NoticeKind> }) {
  const { t } = useTranslation();
  const act = useAct();
  const close = (): void => act({ act: 'dismiss-notice' });
  if (notice !== 'goodbye' && notice !== 'timed-out') return <ErrorNotice code={notice} onClose={close} />;
  const words = notice === 'goodbye' ? 'welcome.goodbye' : 'welcome.timedOut';
  return (
    <Notice tone="good" title={t(`${words}.title`)} onClose={close}>
      <p>{t(`${words}.text`)}</p>
    </Notice>
  );
}

function Health({ view }: { view: View }) {
  const { t } = useTranslation();
  return (
    <ul className="health" aria-label={t('health.label')}>
      {partsOf(view.health).map(({ part, tone, word }) => (
        <li key={part}>
          <Chip tone={tone}>
            {t(`health.${part}`)} {t(`health.${word}`)}
          </Chip>
        </li>
      ))}
      {view.queued > 0 && (
        <li>
          <Chip tone="wait">{t('health.queued', { count: view.queued })}</Chip>
        </li>
      )}
    </ul>
  );
}

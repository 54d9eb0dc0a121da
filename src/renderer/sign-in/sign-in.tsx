import { Check, CircleQuestionMark, KeyRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../connection/use-station.tsx';
import { MainAction } from '../controls/buttons.tsx';
import { Page } from '../frame/page.tsx';
import './sign-in.css';

const steps = ['open', 'sign', 'check'] as const;

/** Before and after the ENT's page: what is being done, and what comes next. */
export function SignIn({ stage }: { stage: 'opening' | 'checking' }) {
  const { t } = useTranslation();
  const act = useAct();
  const words = stage === 'opening' ? 'signIn.openingStep' : 'signIn.checking';
  const now = stage === 'opening' ? 0 : 2;
  return (
    <Page
      className="signing"
      title={t(`${words}.title`)}
      lead={t(`${words}.lead`)}
      main={
        <MainAction calm onPress={() => act({ act: 'close-ent' })}>
          {t('common.cancel')}
        </MainAction>
      }
    >
      <div className="fill">
        <ol className="stages">
          {steps.map((step, at) => (
            <li
              key={step}
              data-state={at < now ? 'done' : at === now ? 'now' : 'next'}
              aria-current={at === now ? 'step' : undefined}
            >
              <span className="mark" aria-hidden="true">
                {at < now ? <Check /> : at === now ? <span className="spinner" /> : at + 1}
              </span>
              {t(`signIn.steps.${step}`)}
            </li>
          ))}
        </ol>
        {stage === 'opening' && (
          <ul className="tips">
            <li>
              <CircleQuestionMark aria-hidden="true" />
              <p>
                <strong>{t('signIn.tips.first')}</strong> {t('signIn.tips.firstText')}
              </p>
            </li>
            <li>
              <KeyRound aria-hidden="true" />
              <p>
                <strong>{t('signIn.tips.forgotten')}</strong> {t('signIn.tips.forgottenText')}
              </p>
            </li>
          </ul>
        )}
      </div>
    </Page>
  );
}

import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { BadgeState } from '../../shared/domain/badge.ts';
import './badge.css';

const life = [
  'requested',
  'approved',
  'printed',
  'encoded',
  'active',
] as const satisfies readonly BadgeState[];

/** The life of a request as steps: done, now, to come. */
export function BadgeLife({ state }: { state: BadgeState }) {
  const { t } = useTranslation();
  const now = life.findIndex((step) => step === state);
  return (
    <ol className="life" aria-label={t('badge.life')}>
      {life.map((step, at) => {
        const done = at < now || state === 'active';
        const word = done ? 'badge.stepDone' : at === now ? 'badge.stepNow' : 'badge.stepNext';
        return (
          <li
            key={step}
            data-state={done ? 'done' : at === now ? 'now' : 'next'}
            aria-current={at === now ? 'step' : undefined}
          >
            <span className="mark" aria-hidden="true">
              {done ? <Check /> : null}
            </span>
            {t(`badge.steps.${step}`)}
            <span className="unseen">, {t(word)}</span>
          </li>
        );
      })}
    </ol>
  );
}

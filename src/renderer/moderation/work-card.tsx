import { ArrowRight, ImagePlus, TriangleAlert } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { View } from '../../shared/contract/station.ts';
import { QualityClass } from '../../shared/quality/quality.ts';
import { useAct } from '../connection/use-station.tsx';
import { ClassChip } from './class-chip.tsx';
import './work-card.css';

/** « Mon travail » on the account of a moderator: how many photos wait, and the way to them. */
export function WorkCard({ work }: { work: NonNullable<NonNullable<View['visit']>['work']> }) {
  const { t } = useTranslation();
  const act = useAct();
  const { waiting, refused } = work;
  const count = waiting === null ? null : waiting.sure + waiting.unsure + waiting.poor;
  const text =
    count === null ? t('work.unknown') : count === 0 ? t('work.none') : t('work.waiting', { count });
  return (
    <section className="card work" aria-label={t('work.title')}>
      <ImagePlus className="sign" aria-hidden="true" />
      <div className="words">
        <h2>{t('work.photos')}</h2>
        <p role="status">{text}</p>
        {waiting !== null && count !== 0 && (
          <ul className="classes">
            {QualityClass.options
              .filter((one) => waiting[one] > 0)
              .map((one) => (
                <li key={one}>
                  <ClassChip of={one} />
                  <b>{waiting[one]}</b>
                </li>
              ))}
          </ul>
        )}
        {refused > 0 && (
          <p className="untaken">
            <TriangleAlert aria-hidden="true" />
            {t('work.refused', { count: refused })}
          </p>
        )}
      </div>
      <Button className="button outline" onPress={() => act({ act: 'open-moderation' })}>
        {t('work.open')}
        <ArrowRight aria-hidden="true" />
      </Button>
    </section>
  );
}

import { CircleCheck, CloudOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Screen } from '../../shared/contract/station.ts';

/** No photo is on screen: they are coming, there are none, or central is away. */
export function NothingHere({ screen }: { screen: Extract<Screen, { name: 'moderation' }> }) {
  const { t } = useTranslation();
  const { stage, waiting } = screen;
  if (stage === 'loading' || stage === 'reviewing')
    return (
      <div className="nothing" role="status">
        <span className="spinner" aria-hidden="true" />
        <h2>{t('moderation.loading')}</h2>
      </div>
    );
  const left = waiting === null ? 0 : waiting.sure + waiting.unsure + waiting.poor;
  const Icon = stage === 'empty' ? CircleCheck : CloudOff;
  return (
    <div className="nothing" role="status" data-stage={stage}>
      <Icon aria-hidden="true" />
      <h2>{t(`moderation.${stage}.title`)}</h2>
      {stage === 'empty' && left > 0 && <p className="lead">{t('moderation.empty.some')}</p>}
      <p className="lead">{t(`moderation.${stage}.text`)}</p>
    </div>
  );
}

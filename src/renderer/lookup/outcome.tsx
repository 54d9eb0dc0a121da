import { Check, CloudUpload, HardDriveDownload, MailCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { LookupScreen } from '../../shared/contract/lookup.ts';

type Doing = NonNullable<LookupScreen['doing']>;
const icons = { waiting: CloudUpload, stored: HardDriveDownload, transmitted: MailCheck } as const;

/** What was done, and how far it has gone: being saved, on its way, kept here, or receipted by central. */
export function Outcome({ doing, isSaving }: { doing: Doing; isSaving: boolean }) {
  const { t } = useTranslation();
  const { act, person, delivery } = doing;
  if (isSaving)
    return (
      <div className="office-outcome" role="status" data-delivery="saving">
        <span className="spinner" aria-hidden="true" />
        <div>
          <h2>{t('lookup.outcome.saving')}</h2>
          <p>{person}</p>
        </div>
      </div>
    );
  const Icon = icons[delivery];
  const isDone = delivery === 'transmitted';
  return (
    <div className="office-outcome" role="status" data-delivery={delivery}>
      <span className="outcome-sign" aria-hidden="true">
        <Check />
      </span>
      <div>
        <h2>{t(isDone ? `lookup.outcome.done.${act}` : `lookup.outcome.noted.${act}`)}</h2>
        <p>
          {person}. {t(isDone ? `lookup.outcome.then.${act}` : `lookup.outcome.later.${act}`)}
        </p>
      </div>
      <p className="outcome-delivery">
        <Icon aria-hidden="true" />
        {t(`lookup.outcome.${delivery}`)}
      </p>
    </div>
  );
}

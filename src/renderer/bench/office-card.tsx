import { CreditCard } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../connection/use-station.tsx';
import { QuietAction } from '../controls/buttons.tsx';
import './office-card.css';

/** The card office on the account of its operators: the way to the bench, and to the look-up. */
export function OfficeCard() {
  const { t } = useTranslation();
  const act = useAct();
  return (
    <section className="card office-card" aria-label={t('office.title')}>
      <CreditCard className="office-sign" aria-hidden="true" />
      <h2>{t('office.title')}</h2>
      <div className="office-ways">
        <QuietAction outline onPress={() => act({ act: 'open-bench' })}>
          {t('office.bench')}
        </QuietAction>
        <QuietAction outline onPress={() => act({ act: 'open-lookup' })}>
          {t('office.lookup')}
        </QuietAction>
      </div>
    </section>
  );
}

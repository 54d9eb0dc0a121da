import { CircleHelp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CardUid } from '../../shared/domain/card-uid.ts';
import { UidBlock } from './uid-block.tsx';

/** A card that no badge has. */
export function UnknownCard({ uid, mayAccredit }: { uid: CardUid; mayAccredit: boolean }) {
  const { t } = useTranslation();
  return (
    <div className="unknown-card">
      <CircleHelp aria-hidden="true" />
      <h1>{t('lookup.unknown.title')}</h1>
      <p className="lead">
        {t('lookup.unknown.lead')} {mayAccredit && t('lookup.unknown.may')}
      </p>
      <UidBlock uid={uid} />
    </div>
  );
}

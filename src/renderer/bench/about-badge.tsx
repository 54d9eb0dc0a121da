import { useTranslation } from 'react-i18next';
import type { OfficeBadge } from '../../shared/contract/office.ts';
import { fullName } from '../../shared/domain/person.ts';
import { OperatorChip } from '../badge/operator-chip.tsx';

/** « Carte étudiante 22104567 ». */
export function KindAndNumber({ badge }: { badge: OfficeBadge }) {
  const { t } = useTranslation();
  return (
    <span className="kind-number">
      {t(`kind.${badge.kind}`)} <b>{badge.holder.number ?? ''}</b>
    </span>
  );
}

/** The badge that the card on the reader already is. */
export function AboutBadge({ badge }: { badge: OfficeBadge }) {
  const { t } = useTranslation();
  return (
    <div className="card-owner">
      <p>
        {t('bench.about')} <b>{fullName(badge.holder)}</b>
      </p>
      <p className="card-owner-line">
        <KindAndNumber badge={badge} />
        <OperatorChip of={badge} />
      </p>
    </div>
  );
}

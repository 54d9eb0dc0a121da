import { useTranslation } from 'react-i18next';
import type { BadgeState } from '../../shared/domain/badge.ts';
import type { OfficeBadge } from '../../shared/contract/office.ts';
import { Chip, type Tone } from '../controls/chip.tsx';

const tones: Readonly<Record<BadgeState, Tone>> = {
  requested: 'wait',
  approved: 'wait',
  rejected: 'bad',
  cancelled: 'bad',
  printed: 'wait',
  encoded: 'good',
  active: 'good',
  opposed: 'bad',
  expired: 'warn',
  destroyed: 'bad',
};

/** State of a badge, with the motive of its opposition. */
export function StateOf({ badge }: { badge: OfficeBadge }) {
  const { t } = useTranslation();
  const { state, motive } = badge;
  const why = state === 'opposed' && motive !== null ? `, ${t(`badge.motive.${motive}`)}` : '';
  return (
    <Chip tone={tones[state]}>
      {t(`badge.state.${state}`)}
      {why}
    </Chip>
  );
}

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
    <div className="whose-card">
      <p>
        {t('bench.about')}{' '}
        <b>
          {badge.holder.firstName} {badge.holder.lastName}
        </b>
      </p>
      <p className="whose-card-line">
        <KindAndNumber badge={badge} />
        <StateOf badge={badge} />
      </p>
    </div>
  );
}

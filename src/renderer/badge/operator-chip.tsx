import { Ban, CircleCheck, CircleX, Clock3, CreditCard, Nfc, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { OfficeBadge } from '../../shared/contract/office.ts';
import type { BadgeState } from '../../shared/domain/badge.ts';

/** How a state looks to an operator: a shape and a colour beside the word. */
const looks = {
  requested: [Clock3, 'wait'],
  approved: [Clock3, 'wait'],
  rejected: [CircleX, 'bad'],
  cancelled: [CircleX, 'bad'],
  printed: [CreditCard, 'wait'],
  encoded: [Nfc, 'warn'],
  active: [CircleCheck, 'good'],
  opposed: [Ban, 'bad'],
  expired: [CircleX, 'bad'],
  destroyed: [CircleX, 'bad'],
} as const satisfies Record<BadgeState, readonly [LucideIcon, string]>;

/** The state of a badge in a shape, a word and a colour, with the motive of an opposition. */
export function OperatorChip({ of: { state, motive } }: { of: Pick<OfficeBadge, 'state' | 'motive'> }) {
  const { t } = useTranslation();
  const [Icon, tone] = looks[state];
  return (
    <span className={`chip ${tone}`}>
      <Icon aria-hidden="true" />
      {t(`lookup.state.${state}`)}
      {motive !== null && ` (${t(`lookup.motive.${motive}`)})`}
    </span>
  );
}

import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { OfficeBadge } from '../../shared/contract/office.ts';
import { useAct } from '../connection/use-station.tsx';
import { OperatorChip } from '../badge/operator-chip.tsx';
import { KindAndNumber } from './about-badge.tsx';

/** The badges that answer to a name or to a number: printed ones first. */
export function Choices({ choices }: { choices: readonly OfficeBadge[] }) {
  const { t } = useTranslation();
  const act = useAct();
  return (
    <ul className="choices-found scroll" aria-label={t('bench.choose.list')}>
      {choices.map((one) => (
        <li key={one.badge}>
          <Button className="bench-choice" onPress={() => act({ act: 'bench-choose', badge: one.badge })}>
            <span className="choice-who">
              {one.holder.firstName} <b>{one.holder.lastName}</b>
            </span>
            <KindAndNumber badge={one} />
            <OperatorChip of={one} />
          </Button>
        </li>
      ))}
    </ul>
  );
}

import { ChevronRight } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { OfficeBadge } from '../../shared/contract/office.ts';
import { OperatorChip } from '../badge/operator-chip.tsx';
import { useAct } from '../connection/use-station.tsx';
import { longDate } from '../words/formats.ts';
import { useLanguage } from '../words/use-words.ts';

/** The other badges of the same person, newest first. */
export function Others({ badges }: { badges: readonly OfficeBadge[] }) {
  const { t } = useTranslation();
  const act = useAct();
  const language = useLanguage();
  return (
    <section className="other-badges" aria-label={t('lookup.others.title')}>
      <h2>{t('lookup.others.title')}</h2>
      <ul>
        {badges.map((badge) => {
          const date = longDate(badge.changedAt, language);
          return (
            <li key={badge.badge}>
              <Button className="other-badge" onPress={() => act({ act: 'lookup-open', badge: badge.badge })}>
                <span className="unseen">{t('lookup.others.open')}</span>{' '}
                <span className="other-words">
                  <OperatorChip of={badge} /> <span className="small">{date}</span>
                </span>
                <ChevronRight aria-hidden="true" />
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

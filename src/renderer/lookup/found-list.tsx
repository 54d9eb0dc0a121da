import { TriangleAlert } from 'lucide-react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { OfficeBadge } from '../../shared/contract/office.ts';
import { fullName } from '../../shared/domain/person.ts';
import { OperatorChip } from '../badge/operator-chip.tsx';
import { HolderName } from './holder-name.tsx';
import { useNumber } from './use-number.ts';

/** The badges that answer to a search, walked with the arrows and opened with Enter or a touch. */
export function FoundList(props: {
  found: readonly OfficeBadge[];
  more: boolean;
  onOpen: (badge: OfficeBadge) => void;
}) {
  const { t } = useTranslation();
  const number = useNumber();
  return (
    <>
      <h1 className="found-count">{t('lookup.list.title', { count: props.found.length })}</h1>
      {props.more && (
        <p className="looked-meanwhile" role="status">
          <TriangleAlert aria-hidden="true" />
          {t('lookup.list.more')}
        </p>
      )}
      <ListBox
        className="found-badges"
        aria-label={t('lookup.list.label')}
        autoFocus="first"
        selectionMode="none"
        items={props.found.map((badge) => ({ id: badge.badge, badge }))}
        onAction={(key) => {
          const badge = props.found.find((one) => one.badge === key);
          if (badge !== undefined) props.onOpen(badge);
        }}
      >
        {({ badge }) => (
          <ListBoxItem className="found-badge" textValue={fullName(badge.holder)}>
            <span className="found-name">
              <HolderName of={badge.holder} />
            </span>
            <span className="found-number">{number(badge.holder)}</span>
            <OperatorChip of={badge} />
          </ListBoxItem>
        )}
      </ListBox>
    </>
  );
}

import { useTranslation } from 'react-i18next';
import type { BadgeSheet } from '../../shared/contract/office.ts';
import { History } from './history.tsx';
import { Identity } from './identity.tsx';
import { Others } from './others.tsx';
import { UidBlock } from './uid-block.tsx';

/** All that an operator may know of one badge. */
export function Sheet({ sheet }: { sheet: BadgeSheet }) {
  const { t } = useTranslation();
  return (
    <div className="badge-sheet" data-alone={sheet.others.length === 0}>
      <Identity badge={sheet} />
      {sheet.uid === null ? (
        <p className="no-uid">{t('lookup.uid.none')}</p>
      ) : (
        <UidBlock key={sheet.uid} uid={sheet.uid} />
      )}
      <History lines={sheet.history} />
      {sheet.others.length > 0 && <Others badges={sheet.others} />}
    </div>
  );
}

import { useTranslation } from 'react-i18next';
import { useAct } from '../connection/use-station.tsx';
import { Notice } from '../controls/error-notice.tsx';

/** Records of begun cards that the station cannot read any more: nobody knows which cards they are of, so what failed is tried again. */
export function UnreadableRecords({ count }: { count: number }) {
  const { t } = useTranslation();
  const act = useAct();
  return (
    <Notice
      tone="warn"
      title={t('bench.unreadable.title', { count })}
      onClose={() => act({ act: 'bench-unreadable-seen' })}
    >
      <p className="small">
        {t('bench.unreadable.safe')} <strong>{t('bench.unreadable.next')}</strong>
      </p>
    </Notice>
  );
}

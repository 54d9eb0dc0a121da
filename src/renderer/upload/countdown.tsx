import { useTranslation } from 'react-i18next';
import { useNow } from '../connection/use-now.ts';

/** Minutes and seconds that are left. */
export function Countdown({ endsAt }: { endsAt: string }) {
  const { t } = useTranslation();
  const left = Math.max(0, Math.ceil((Date.parse(endsAt) - useNow(500)) / 1000));
  const time = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
  return <span className="countdown">{t('upload.phone.left', { time })}</span>;
}

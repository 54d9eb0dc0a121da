import { useTranslation } from 'react-i18next';
import { useNow } from '../connection/use-now.ts';
import { clockTime } from '../words/formats.ts';
import { useLanguage } from '../words/use-words.ts';

/** The time of day. */
export function Clock() {
  const { t } = useTranslation();
  const language = useLanguage();
  const time = clockTime(new Date(useNow()), language);
  return (
    <time className="clock" dateTime={time}>
      <span className="unseen">{t('bar.clock', { time: '' })}</span>
      {time}
    </time>
  );
}

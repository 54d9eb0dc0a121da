import { Camera, Clock3, Smartphone, Usb } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ModerationItem } from '../../shared/contract/moderation.ts';
import { Chip } from '../controls/chip.tsx';
import { clockTime, longDate } from '../words/formats.ts';
import { useLanguage } from '../words/use-words.ts';
import { ClassChip } from './class-chip.tsx';

const sources = { camera: Camera, usb: Usb, phone: Smartphone } as const;

/** Whose photo it is, and how sure the checks are of it. */
export function Facts({ item }: { item: ModerationItem }) {
  const { t } = useTranslation();
  const { person, quality } = item;
  const number = person.number ?? t('moderation.noNumber');
  return (
    <div className="whose">
      <h2 className="full-name">
        {person.firstName} <span className="last">{person.lastName}</span>
      </h2>
      <p className="lead">{t(`moderation.${person.kind}`, { number })}</p>
      <p className="chips">
        <ClassChip of={item.class} />
        {quality?.anyway === true && (
          <Chip tone="warn">{t('moderation.anyway', { count: quality.tries })}</Chip>
        )}
      </p>
    </div>
  );
}

/** When the photo was sent, and how it was taken. */
export function Origin({ item: { submittedAt, source } }: { item: ModerationItem }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const at = new Date(submittedAt);
  const time = clockTime(at, language);
  const today = new Date().toDateString() === at.toDateString();
  const Source = sources[source];
  return (
    <ul className="sent-from">
      <li>
        <Clock3 aria-hidden="true" />
        {today
          ? t('moderation.sentToday', { time })
          : t('moderation.sentOn', { date: longDate(submittedAt, language), time })}
      </li>
      <li>
        <Source aria-hidden="true" />
        {t(`moderation.source.${source}`)}
      </li>
    </ul>
  );
}

import { BadgeCheck, CircleCheck, OctagonX, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { BenchLine } from '../../shared/contract/bench.ts';
import { clockTime } from '../words/formats.ts';
import { useLanguage } from '../words/use-words.ts';

const icons = { encoded: CircleCheck, activated: BadgeCheck, failed: OctagonX, voided: Trash2 } as const;

/** One line for a badge: what failed before on it says nothing that its newest line does not say better. */
export const oneForEach = (last: readonly BenchLine[]): readonly BenchLine[] =>
  last.filter(
    (line, at) => line.outcome !== 'failed' || !last.slice(0, at).some(({ badge }) => badge === line.badge),
  );

/** The last badges of this visit, newest first: as many as there is room for. */
export function LastBadges({ last }: { last: readonly BenchLine[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <div className="latest">
      <h2>{t('bench.last.title')}</h2>
      {last.length === 0 ? (
        <p className="soft small">{t('bench.last.none')}</p>
      ) : (
        <ol className="latest-lines" aria-label={t('bench.last.title')}>
          {oneForEach(last).map((line) => {
            const Icon = icons[line.outcome];
            return (
              <li key={`${line.badge} ${line.at}`} data-outcome={line.outcome}>
                <Icon aria-hidden="true" />
                <span className="latest-name">{line.person}</span>
                <span className="latest-word">{t(`bench.last.${line.outcome}`)}</span>
                <time dateTime={line.at}>{clockTime(new Date(line.at), language)}</time>
              </li>
            );
          })}
        </ol>
      )}
    </div>
  );
}

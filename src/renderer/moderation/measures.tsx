import { Check, CircleX, Info, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Quality } from '../../shared/quality/quality.ts';
import { checkWords } from '../words/check-words.ts';
import { useLanguage } from '../words/use-words.ts';
import { measureWords } from './measure-words.ts';
import { useProfiles } from './use-profile.ts';

/** What the checks found wrong, in words; how many found nothing, small. */
export function Measures({ quality }: { quality: Quality | null }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const words = checkWords[language];
  const profileOf = useProfiles();
  if (quality === null) return <Remark text={t('moderation.noMeasures')} />;
  if (quality.analysis === 'off') return <Remark text={t('moderation.off')} />;
  const wrong = measureWords(quality, profileOf(quality), language);
  const count = (verdict: string): number => quality.measures.filter((one) => one.verdict === verdict).length;
  const rest = [
    t('moderation.fine', { count: count('pass') }),
    ...(count('unknown') > 0 ? [t('moderation.unknown', { count: count('unknown') })] : []),
  ];
  return (
    <section className="measures" aria-label={t('moderation.measures')} tabIndex={0}>
      <ul>
        {wrong.map(({ check, verdict, wrong: word, against }) => {
          const Icon = verdict === 'fail' ? CircleX : TriangleAlert;
          return (
            <li key={check} className={`measure ${verdict}`}>
              <Icon aria-hidden="true" />
              <span className="unseen">{t(`moderation.${verdict}`)} : </span>
              <span className="what">{words[check][word]}</span>
              {against !== null && (
                <span className="against">{t(`moderation.${against.bound}`, against)}</span>
              )}
            </li>
          );
        })}
      </ul>
      <p className="fine">
        <Check aria-hidden="true" />
        {rest.join(', ')}
      </p>
    </section>
  );
}

function Remark({ text }: { text: string }) {
  return (
    <p className="fine">
      <Info aria-hidden="true" />
      {text}
    </p>
  );
}

import { useTranslation } from 'react-i18next';
import { CardStep } from '../../shared/contract/bench.ts';

/** The steps of one encoding as a calm line that fills up, and the present one in words. */
export function CardProgress({ step }: { step: CardStep | null }) {
  const { t } = useTranslation();
  const at = step === null ? 0 : CardStep.options.indexOf(step);
  const word = t(`bench.step.${step ?? 'uid'}`);
  return (
    <>
      <p className="lead">{word}…</p>
      <div
        className="card-steps"
        role="progressbar"
        aria-label={t('bench.card.progress')}
        aria-valuemin={0}
        aria-valuemax={CardStep.options.length}
        aria-valuenow={at}
        aria-valuetext={word}
      >
        {CardStep.options.map((one, place) => (
          <span key={one} data-state={place < at ? 'done' : place === at ? 'now' : 'next'} />
        ))}
      </div>
    </>
  );
}

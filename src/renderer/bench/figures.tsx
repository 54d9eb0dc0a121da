import { KeyRound, RotateCcw } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { BenchScreen } from '../../shared/contract/bench.ts';
import { clockTime } from '../words/formats.ts';
import { useLanguage } from '../words/use-words.ts';
import type { BenchDialog } from './use-dialog.ts';

/** How the work goes: badges per hour, done, errors; and what is seldom asked: keys for work without network, and counting anew. */
export function Figures(props: { screen: BenchScreen; onDialog: (dialog: BenchDialog) => void }) {
  const { run, keeping, stage } = props.screen;
  const { t } = useTranslation();
  const time = clockTime(new Date(run.startedAt), useLanguage());
  return (
    <div className="figures">
      <ul aria-label={t('bench.run.label', { time })}>
        <li>
          {run.perHour === null ? (
            <>
              <span aria-hidden="true">
                <b>—</b> {t('bench.run.perHour')}
              </span>
              <span className="unseen">{t('bench.run.noPace')}</span>
            </>
          ) : (
            <>
              <b>{Math.round(run.perHour)}</b> {t('bench.run.perHour')}
            </>
          )}
        </li>
        <li>
          <b>{run.done}</b> {t('bench.run.done', { count: run.done })}
        </li>
        <li data-some={run.failed > 0}>
          <b>{run.failed}</b> {t('bench.run.failed', { count: run.failed })}
        </li>
      </ul>
      <div className="seldom">
        <Button
          className="tool"
          aria-label={t('bench.keeping.open')}
          isDisabled={keeping !== undefined || stage === 'card'}
          onPress={() => props.onDialog({ what: 'offline' })}
        >
          <KeyRound aria-hidden="true" />
          <span className="seldom-word">{t('bench.keeping.open')}</span>
        </Button>
        <Button
          className="tool"
          aria-label={t('bench.run.fresh')}
          onPress={() => props.onDialog({ what: 'fresh' })}
        >
          <RotateCcw aria-hidden="true" />
          <span className="seldom-word">{t('bench.run.fresh')}</span>
        </Button>
      </div>
    </div>
  );
}

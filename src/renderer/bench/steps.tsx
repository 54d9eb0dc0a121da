import { Check, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { BenchScreen } from '../../shared/contract/bench.ts';

const steps = ['scan', 'tap', 'check'] as const;
type StepState = 'done' | 'now' | 'next' | 'stopped';

/** How far the badge is: how many of the three steps are done, and whether the next one is stopped by a problem. */
export function progressOf(screen: Pick<BenchScreen, 'stage' | 'badge' | 'uid'>): {
  done: number;
  isStopped: boolean;
} {
  const isStopped = screen.stage === 'problem';
  switch (screen.stage) {
    case 'tap':
      return { done: 1, isStopped };
    case 'card':
      return { done: 2, isStopped };
    case 'done':
      return { done: 3, isStopped };
    case 'problem':
      return { done: screen.badge === null ? 0 : screen.uid === null ? 1 : 2, isStopped };
    case 'identify':
    case 'searching':
    case 'choose':
      return { done: 0, isStopped };
  }
}

/** « 1 scan  2 posez  3 vérifié », and the UID of the card on the reader. */
export function Steps({ screen }: { screen: BenchScreen }) {
  const { t } = useTranslation();
  const { done, isStopped } = progressOf(screen);
  // Of the badge that is done, when its card has gone already.
  const uid = screen.uid ?? (screen.stage === 'done' ? (screen.badge?.uid ?? null) : null);
  const stateOf = (at: number): StepState =>
    at < done ? 'done' : at > done ? 'next' : isStopped ? 'stopped' : 'now';
  const words = { done: 'stepDone', now: 'stepNow', next: 'stepNext', stopped: 'stepStopped' } as const;
  return (
    <div className="bench-way">
      <ol className="way-steps" aria-label={t('bench.steps.label')}>
        {steps.map((step, at) => {
          const state = stateOf(at);
          return (
            <li key={step} data-state={state} aria-current={at === done ? 'step' : undefined}>
              <span className="way-mark" aria-hidden="true">
                {state === 'done' ? <Check /> : state === 'stopped' ? <X /> : at + 1}
              </span>
              {t(`bench.steps.${step}`)}
              <span className="unseen">, {t(`bench.${words[state]}`)}</span>
            </li>
          );
        })}
      </ol>
      <p className="way-uid" data-known={uid !== null}>
        {t('bench.uid')} <b>{uid ?? '—'}</b>
      </p>
    </div>
  );
}

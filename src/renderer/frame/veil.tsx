import { useTranslation } from 'react-i18next';
import { useLate } from './use-late.ts';

/** Milliseconds before a lost line shows: shorter cuts pass unseen. */
export const veilDelay = 400;

/** A calm « Un instant… » over the last screen while the station is away. */
export function Veil({ shown }: { shown: boolean }) {
  return shown ? <LateVeil /> : null;
}

function LateVeil() {
  const { t } = useTranslation();
  if (!useLate(veilDelay)) return null;
  return (
    <div className="shut" role="alert">
      <span className="spinner" aria-hidden="true" />
      <h1>{t('veil.title')}</h1>
      <p className="lead">{t('veil.lead')}</p>
    </div>
  );
}

import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Milliseconds before a lost line shows: shorter cuts pass unseen. */
export const veilDelay = 400;

/** A calm « Un instant… » over the last screen while the station is away. */
export function Veil({ shown }: { shown: boolean }) {
  return shown ? <LateVeil /> : null;
}

function LateVeil() {
  const { t } = useTranslation();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), veilDelay);
    return () => clearTimeout(timer);
  }, []);
  if (!late) return null;
  return (
    <div className="shut" role="alert">
      <span className="spinner" aria-hidden="true" />
      <h1>{t('veil.title')}</h1>
      <p className="lead">{t('veil.lead')}</p>
    </div>
  );
}

import { useTranslation } from 'react-i18next';
import { useLate } from './use-late.ts';
import './coming.css';

/** How long a screen may be on its way before it says so, in milliseconds: most are there at once. */
export const comingDelay = 400;

/** In the place of a screen whose code or whose parts are still on their way. */
export function Coming() {
  const { t } = useTranslation();
  if (!useLate(comingDelay)) return null;
  return (
    <main className="coming" aria-busy>
      <h1>{t('veil.title')}</h1>
      <span className="spinner" aria-hidden="true" />
    </main>
  );
}

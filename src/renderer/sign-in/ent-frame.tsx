import { Hourglass, LockKeyhole, ShieldCheck, X } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { entBarHeight } from '../../shared/contract/shell.ts';
import type { View } from '../../shared/contract/station.ts';
import { useAct } from '../connection/use-station.tsx';
import { useNow } from '../connection/use-now.ts';
import { Settings } from '../frame/top-bar.tsx';
import { useSpoken } from '../voice/spoken.tsx';
import { timeLeft } from '../words/formats.ts';
import './sign-in.css';

/** The trusted bar that only the kiosk can draw, over the ENT's own page, and what lies under that page. */
export function EntFrame(props: { view: View; origin: string | null; endsAt: string; canSpeak: boolean }) {
  const { t } = useTranslation();
  const act = useAct();
  useSpoken(`${t('signIn.bar')}. ${t('signIn.placeholder.lead')}`);
  return (
    <div className="ent">
      <header className="ent-bar" style={{ height: entBarHeight }}>
        <div className="row">
          <Settings view={props.view} canSpeak={props.canSpeak} />
          <Button className="button outline away" onPress={() => act({ act: 'close-ent' })}>
            <X aria-hidden="true" />
            {t('common.cancel')}
          </Button>
        </div>
        <div className="row">
          <p className="origin">
            <LockKeyhole aria-hidden="true" />
            <span className="unseen">{t('signIn.origin')}</span>
            <strong>{props.origin ?? t('signIn.opening')}</strong>
          </p>
          <Left endsAt={props.endsAt} />
          <Button className="button quiet" onPress={() => act({ act: 'more-time' })}>
            {t('signIn.more')}
          </Button>
        </div>
      </header>
      <main className="under">
        <ShieldCheck aria-hidden="true" />
        <h1>{t('signIn.placeholder.title')}</h1>
        <p className="lead">{t('signIn.placeholder.lead')}</p>
      </main>
    </div>
  );
}

function Left({ endsAt }: { endsAt: string }) {
  const { t } = useTranslation();
  const left = Date.parse(endsAt) - useNow();
  const time = timeLeft(left);
  return (
    <p className="left" data-soon={left < 30_000}>
      <Hourglass aria-hidden="true" />
      <span className="unseen">{t('signIn.left', { time })}</span>
      <strong aria-hidden="true">{time}</strong>
    </p>
  );
}

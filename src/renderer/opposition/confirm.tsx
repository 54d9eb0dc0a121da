import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MainAction, QuietAction } from '../controls/buttons.tsx';
import { HoldButton } from '../controls/hold-button.tsx';

/** Hold for 1.2 s; or, for whoever cannot hold, two separate touches. */
export function Confirm(props: { unready: boolean; onUnready: () => void; onConfirm: () => void }) {
  const { t } = useTranslation();
  const [twoTouches, setTwoTouches] = useState(false);
  if (twoTouches) {
    return (
      <>
        <MainAction
          careful
          unready={props.unready}
          onPress={() => (props.unready ? props.onUnready() : props.onConfirm())}
        >
          {t('oppose.confirm')}
        </MainAction>
        <p className="hint">{t('oppose.confirmUntil')}</p>
      </>
    );
  }
  return (
    <>
      <HoldButton
        label={t('oppose.hold')}
        holding={t('oppose.holding')}
        unready={props.unready}
        onUnready={props.onUnready}
        onDone={props.onConfirm}
      />
      <p className="hint">{t('oppose.until')}</p>
      <QuietAction onPress={() => setTwoTouches(true)}>{t('oppose.twoTouches')}</QuietAction>
    </>
  );
}

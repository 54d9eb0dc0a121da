import { useTranslation } from 'react-i18next';
import { MainAction } from '../controls/buttons.tsx';
import { HoldButton } from '../controls/hold-button.tsx';

/** Hold for 1.2 s; or, for whoever cannot hold, two separate touches. */
export function Confirm(props: {
  twoTouches: boolean;
  unready: boolean;
  onUnready: () => void;
  onConfirm: () => void;
}) {
  const { t } = useTranslation();
  if (props.twoTouches)
    return (
      <MainAction
        careful
        unready={props.unready}
        onPress={() => (props.unready ? props.onUnready() : props.onConfirm())}
      >
        {t('oppose.confirm')}
      </MainAction>
    );
  return (
    <HoldButton
      label={t('oppose.hold')}
      holding={t('oppose.holding')}
      unready={props.unready}
      onUnready={props.onUnready}
      onDone={props.onConfirm}
    />
  );
}

import { Camera } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../connection/use-station.tsx';
import { MainAction, QuietAction } from '../controls/buttons.tsx';

/** The way back to the lens of the kiosk, as the main action of screens whose real work is on a stick or a phone. */
export function ToCamera() {
  const { t } = useTranslation();
  const act = useAct();
  return (
    <MainAction calm icon={Camera} onPress={() => act({ act: 'photo-source', from: 'camera' })}>
      {t('upload.choose.camera')}
    </MainAction>
  );
}

/** Back to the question where the photo is. */
export function OtherWay() {
  const { t } = useTranslation();
  const act = useAct();
  return (
    <QuietAction onPress={() => act({ act: 'photo-source', from: 'choose' })}>
      {t('upload.other')}
    </QuietAction>
  );
}

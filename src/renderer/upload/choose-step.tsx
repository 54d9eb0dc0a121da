import { ChevronRight, Smartphone, Usb } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useAct } from '../connection/use-station.tsx';
import { QuietAction } from '../controls/buttons.tsx';
import { Page } from '../frame/page.tsx';
import { ToCamera } from './back-actions.tsx';

const ways = [
  ['phone', Smartphone],
  ['usb', Usb],
] as const;

/** Where is the photo: on a phone, or on a stick? */
export function ChooseStep() {
  const { t } = useTranslation();
  const act = useAct();
  return (
    <Page
      className="upload"
      title={t('upload.choose.title')}
      lead={t('upload.choose.lead')}
      main={<ToCamera />}
      second={<QuietAction onPress={() => act({ act: 'back' })}>{t('common.back')}</QuietAction>}
    >
      <div className="fill">
        <ul className="ways">
          {ways.map(([from, Icon]) => (
            <li key={from}>
              <Button className="way" onPress={() => act({ act: 'photo-source', from })}>
                <Icon aria-hidden="true" />
                <span className="words">
                  <strong>{t(`upload.choose.${from}.title`)}</strong>
                  <span>{t(`upload.choose.${from}.text`)}</span>
                </span>
                <ChevronRight className="onward" aria-hidden="true" />
              </Button>
            </li>
          ))}
        </ul>
        <p className="soft small centred">{t('upload.choose.safe')}</p>
      </div>
    </Page>
  );
}
